// SPDX-License-Identifier: GPL-3.0-or-later
// Search answers as an Atom feed (RFC 4287), so that a query can be followed in a feed reader.
#pragma once

#include <string>

#include "searchd/render/answer_format.hpp"

namespace bifrons::render {

[[nodiscard]] std::string answer_atom(AnswerView const&);

}  // namespace bifrons::render

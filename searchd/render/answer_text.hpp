// SPDX-License-Identifier: GPL-3.0-or-later
// Search answers for people at a terminal.
#pragma once

#include <string>

#include "searchd/render/answer_format.hpp"

namespace bifrons::render {

/// Hits, then facets, then how many there are; nothing at all where nothing was found.
[[nodiscard]] std::string answer_text(AnswerView const&);

/// One hit: rank and title; site, date, language and topics; address; snippet.
[[nodiscard]] std::string hit_text(query::Hit const&, Style);

}  // namespace bifrons::render

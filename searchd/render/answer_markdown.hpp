// SPDX-License-Identifier: GPL-3.0-or-later
// Search answers to paste into notes: each hit a link, its origin, and what it says as a quotation.
#pragma once

#include <string>

#include "searchd/render/answer_format.hpp"

namespace bifrons::render {

/// A numbered list in CommonMark; under each link the headings over what is quoted, and the passage or snippet. What pages say is escaped.
[[nodiscard]] std::string answer_markdown(AnswerView const&);

/// text on one line, each sign that CommonMark would read as markup behind a backslash.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace bifrons::render

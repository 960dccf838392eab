// SPDX-License-Identifier: GPL-3.0-or-later
// Text for terminals: without control characters, wrapped, marks in bold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/command/shown.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::render {

struct Style {
  bool colour = false;
  std::size_t width = 80;  ///< columns, at least 20
};

using command::one_line;

/// Lines of at most style.width columns, each behind indent; marks bold where coloured. Words are never broken.
/// A code point counts as one column. Ends with a newline unless the text is blank.
[[nodiscard]] std::string wrap(query::Snippet const& text, std::string_view indent, Style);
[[nodiscard]] std::string wrap(std::string_view text, std::string_view indent, Style);

/// text in an ANSI style ("1" bold, "2" faint, "36" cyan) where coloured, else as it is.
[[nodiscard]] std::string styled(std::string_view text, std::string_view ansi, Style);

}  // namespace bifrons::render

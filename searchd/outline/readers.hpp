// SPDX-License-Identifier: GPL-3.0-or-later
// The readers that the table of outline formats names, and what they share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "searchd/outline/outline.hpp"

namespace bifrons::outline {

using Nodes = std::vector<Node>;

inline constexpr std::size_t max_nodes = 10'000;

[[nodiscard]] Result<Nodes> read_freemind(std::string_view bytes);
[[nodiscard]] Result<Nodes> read_opml(std::string_view bytes);
[[nodiscard]] Result<Nodes> read_xmind(std::string_view bytes);
/// utf8 for these; headings and list items are nodes, text under a heading is its note.
[[nodiscard]] Result<Nodes> read_markdown(std::string_view utf8);
[[nodiscard]] Result<Nodes> read_org(std::string_view utf8);
/// Depth by indentation, or by numbers like "1.2.1" where lines begin with them.
[[nodiscard]] Result<Nodes> read_indented(std::string_view utf8);

/// HTML tags, ** and white space runs taken off.
[[nodiscard]] std::string label(std::string_view text);

/// Lines one by one, without their ends.
[[nodiscard]] std::string_view take_line(std::string_view& text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Columns of white space before the text, a tab as four.
[[nodiscard]] std::size_t indentation(std::string_view line);

/// Makes levels of whatever numbers tell depth (signs of a heading, columns): deeper than the line before is one level down.
class Levels {
 public:
  [[nodiscard]] std::uint32_t of(std::size_t depth);

 private:
  std::vector<std::size_t> open_;
};

}  // namespace bifrons::outline

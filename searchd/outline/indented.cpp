// SPDX-License-Identifier: GPL-3.0-or-later
// Plans as plain text: one point a line, depth by indentation or by numbers.
#include <algorithm>
#include <optional>

#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

struct Numbered {
  std::size_t parts = 0;   ///< "1.2.1" has three
  std::size_t length = 0;  ///< of the number with its blank
};

std::optional<Numbered> number_at(std::string_view line) {
  Numbered found;
  std::size_t at = 0;
  while (at < line.size() && at < 32) {
    std::size_t const digits = std::min(line.find_first_not_of("0123456789", at), line.size());
    if (digits == at) break;
    ++found.parts;
    at = digits;
    if (at >= line.size() || (line[at] != '.' && line[at] != ')')) break;
    ++at;
  }
  bool const ends = at < line.size() && (line[at] == ' ' || line[at] == '\t');
  bool const pointed = found.parts > 1 || (at > 0 && (line[at - 1] == '.' || line[at - 1] == ')'));
  if (found.parts == 0 || !ends || !pointed) return std::nullopt;
  found.length = at + 1;
  return found;
}

std::string_view without_bullet(std::string_view line) {
  for (std::string_view const bullet : {"- ", "* ", "+ ", "• ", "– "})
    if (line.starts_with(bullet)) return trimmed(line.substr(bullet.size()));
  return line;
}

}  // namespace

Result<Nodes> read_indented(std::string_view utf8) {
  constexpr std::size_t column_weight = 32;  // a number's parts count less than any indentation
  Nodes nodes;
  Levels levels;
  while (!utf8.empty() && nodes.size() <= max_nodes) {
    std::string_view const raw = take_line(utf8);
    std::string_view line = trimmed(raw);
    if (line.empty()) continue;
    std::size_t depth = indentation(raw) * column_weight;
    if (auto const number = number_at(line)) {
      depth += number->parts - 1;
      line = trimmed(line.substr(number->length));
    }
    if (auto text = label(without_bullet(line)); !text.empty()) nodes.push_back({.level = levels.of(depth), .text = std::move(text), .note = {}, .url = {}});
  }
  return nodes;
}

}  // namespace bifrons::outline

// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the words; marks are opened and closed around the words that they touch.
#include "searchd/render/terminal.hpp"

#include <algorithm>
#include <cstdint>

namespace bifrons::render {
namespace {

constexpr std::string_view bold = "\x1b[1m", plain = "\x1b[0m";

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U; }));
}

/// The bytes [from, to) of a snippet with its marks in bold; mark is the first that may matter.
std::string with_marks(query::Snippet const& snippet, Span part, std::size_t& mark) {
  std::string out;
  std::size_t at = part.start;
  while (at < part.end) {
    while (mark < snippet.marks.size() && snippet.marks[mark].end <= at) ++mark;
    bool const more = mark < snippet.marks.size() && snippet.marks[mark].start < part.end;
    auto const start = more ? std::max(snippet.marks[mark].start, at) : part.end;
    auto const end = more ? std::min(snippet.marks[mark].end, part.end) : part.end;
    out.append(snippet.text, at, start - at);
    if (more) out.append(bold).append(snippet.text, start, end - start).append(plain);
    at = end;
  }
  return out;
}

}  // namespace

std::string wrap(query::Snippet const& given, std::string_view indent, Style style) {
  query::Snippet clean{given.text, given.marks};
  for (std::size_t at = 0; at < clean.text.size(); ++at)  // in place, so that the marks stay true
    for (auto left = command::control_at(clean.text, at); left > 0; --left) clean.text[at + left - 1] = ' ';
  std::string out;
  std::string_view const text = clean.text;
  auto const room = std::max<std::size_t>(style.width, 20) - std::min<std::size_t>(columns(indent), 19);
  std::size_t used = 0, mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const start = text.find_first_not_of(' ', at);
    if (start == std::string_view::npos) break;
    auto const end = std::min(text.find(' ', start), text.size());
    auto const wide = columns(text.substr(start, end - start));
    if (used > 0 && used + 1 + wide > room) {
      out += '\n';
      used = 0;
    }
    if (used == 0) out += indent; else out += ' ';
    used += wide + (used == 0 ? 0 : 1);
    out += style.colour ? with_marks(clean, {start, end}, mark) : std::string(text.substr(start, end - start));
    at = end;
  }
  if (!out.empty()) out += '\n';
  return out;
}

std::string wrap(std::string_view text, std::string_view indent, Style style) { return wrap(query::Snippet{std::string(text), {}}, indent, style); }

std::string styled(std::string_view text, std::string_view ansi, Style style) {
  if (!style.colour) return std::string(text);
  return "\x1b[" + std::string(ansi) + "m" + std::string(text) + std::string(plain);
}

}  // namespace bifrons::render

// SPDX-License-Identifier: GPL-3.0-or-later
// Squeezed line by line; bullets and marks of quotation are read off the beginning.
#include "indexer/extract/raw_lines.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t lines_max = 200'000;
constexpr std::uint32_t narrowest = 40, widest = 130, least_line = 30;

/// Length of the bullet that the line begins with, its blank included; 0 where none does.
std::size_t bullet(std::string_view line) {
  for (std::string_view const sign : {"\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x80\xA3", "\xE2\x97\xA6", "\xC2\xB7", "*", "-", "\xE2\x97\x8F", "\xE2\x96\xA0"})
    if (line.starts_with(sign) && line.size() > sign.size() + 1 && line[sign.size()] == ' ') return sign.size() + 1;
  return 0;
}

/// "1. ", "12) ": numbers stay in the text.
bool is_numbered(std::string_view line) {
  auto const at = line.find_first_not_of("0123456789");
  return at != 0 && at <= 2 && at + 1 < line.size() && (line[at] == '.' || line[at] == ')') && line[at + 1] == ' ';
}

void add_line(RawLines& out, std::string_view raw, bool after_blank, bool after_feed) {
  RawLine line;
  line.after_blank = after_blank;
  line.after_feed = after_feed;
  line.indent = static_cast<std::uint32_t>(std::min<std::size_t>(raw.find_first_not_of(" \t"), 200));
  bool space = false;
  std::string text;
  append_squeezed(text, raw, space);
  std::erase(text, '\0');
  line.spaced = trimmed(raw).find("   ") != std::string_view::npos || trimmed(raw).find('\t') != std::string_view::npos;
  std::string_view rest = text;
  while (rest.starts_with('>')) {
    line.quoted = true;
    rest = trimmed(rest.substr(1));
  }
  auto const off = bullet(rest);
  line.item = off > 0 || is_numbered(rest);
  rest.remove_prefix(off);
  line.text = rest;
  line.chars = count_code_points(line.text);
  if (!line.text.empty()) out.push_back(std::move(line));
}

}  // namespace

RawLines split_lines(std::string_view utf8) {
  RawLines out;
  bool blank = true, feed = false;
  while (!utf8.empty() && out.size() < lines_max) {
    auto const end = std::min(utf8.find_first_of("\r\n\f"), utf8.size());
    auto const raw = utf8.substr(0, end);
    auto const before = out.size();
    add_line(out, raw, blank, feed);
    if (out.size() > before) blank = feed = false;
    else if (end == utf8.size() || utf8[end] != '\f') blank = true;
    if (end < utf8.size() && utf8[end] == '\f') feed = true;
    utf8.remove_prefix(std::min(end + (utf8.substr(end).starts_with("\r\n") ? 2 : 1), utf8.size()));
  }
  return out;
}

bool ends_sentence(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 7> closers{"\"", "'", ")", "]", "\xC2\xBB", "\xE2\x80\x9D", "\xE2\x80\x99"};
  for (bool cut = true; cut;) {
    cut = false;
    for (auto const& closer : closers)
      if (text.ends_with(closer)) text.remove_suffix(closer.size()), cut = true;
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("\xE2\x80\xA6");
}

bool begins_small(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return text[0] >= 'a' && text[0] <= 'z';
  auto const first = text.substr(0, 2);
  auto const lead = static_cast<unsigned char>(text[0]);
  if (lead == 0xC3) return first.size() == 2 && static_cast<unsigned char>(first[1]) >= 0xA0;
  return (lead == 0xD0 && first.size() == 2 && static_cast<unsigned char>(first[1]) >= 0xB0) || lead == 0xD1;
}

/// Lines of a wrapped paragraph are nearly as long as the longest, and most go on with a small letter.
std::uint32_t wrap_width(RawLines const& lines) {
  std::vector<std::uint32_t> lengths;
  for (auto const& line : lines)
    if (line.chars >= least_line && line.reason == Reason::none) lengths.push_back(line.chars);
  if (lengths.size() < 3) return 0;
  auto const nth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::ranges::nth_element(lengths, nth);
  auto const width = *nth;
  if (width < narrowest || width > widest) return 0;
  std::size_t pairs = 0, full = 0, continued = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    auto const &line = lines[i], &next = lines[i + 1];
    if (next.after_blank || line.reason != Reason::none || next.reason != Reason::none || line.chars * 2 < width || next.item || line.quoted != next.quoted) continue;
    ++pairs;
    if (line.chars * 4 < width * 3) continue;
    ++full;
    continued += begins_small(next.text);
  }
  bool const few = full == 2 && pairs == 2 && continued == 2;  // a short mail
  return few || (full >= 3 && full * 10 >= pairs * 6 && continued * 2 >= full) ? width : 0;
}

}  // namespace bifrons::extract

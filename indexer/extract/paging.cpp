// SPDX-License-Identifier: GPL-3.0-or-later
// What a printed page adds to a text: its number, and the head or foot that all pages share.
#include <algorithm>
#include <map>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/raw_lines.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t head_chars = 90;
constexpr std::size_t least_apart = 10, title_lines = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// In small letters, each number as '#'.
std::string pattern_of(std::string_view text) {
  std::string out;
  for (char const c : lowered(text)) {
    if (!is_digit(c)) out += c;
    else if (out.empty() || out.back() != '#') out += '#';
  }
  return out;
}

/// "12", "- 12 -", "Page 3 of 12", "Sivu 3 (12)", "стр. 3".
bool is_page_number(std::string_view pattern) {
  for (std::string_view const sure : {"page #", "page # of #", "page #/#", "p. #", "sivu #", "sivu # / #", "sivu #/#", "sivu # (#)", "s. #", "#(#)", "# (#)", "# / #",
                                      "стр. #", "страница #", "страница # из #", "стр. # из #", "- # -", "\xE2\x80\x93 # \xE2\x80\x93", "\xE2\x80\x94 # \xE2\x80\x94", "[#]"})
    if (pattern == sure) return true;
  return pattern == "#";
}

/// No small letter, and a letter at all.
bool is_in_capitals(std::string_view text) {
  bool letter = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_small(text.substr(i))) return false;
    letter |= (text[i] >= 'A' && text[i] <= 'Z') || static_cast<unsigned char>(text[i]) >= 0xC3;
  }
  return letter;
}

/// A line in capitals by itself below the number of a page: the book's title, the chapter's, by turns.
void mark_page_heads(RawLines& lines) {
  constexpr std::uint32_t most_chars = 60;
  std::vector<std::size_t> heads;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    bool const below = lines[i - 1].reason == Reason::running_head && lines[i].reason == Reason::none && lines[i].chars <= most_chars;
    if (below && lines[i + 1].after_blank && !ends_sentence(lines[i].text) && is_in_capitals(lines[i].text)) heads.push_back(i);
  }
  if (heads.size() < 2) return;
  for (auto const i : heads) lines[i].reason = Reason::running_head;
}

/// Numbers of pages only go up, with little between.
bool ascend(RawLines const& lines, std::vector<std::size_t> const& at) {
  int before = -1;
  for (auto const i : at) {
    auto const& text = lines[i].text;
    auto const from = text.find_first_of("0123456789");
    int number = 0;
    for (auto k = from; k < text.size() && is_digit(text[k]) && number < 100'000; ++k) number = number * 10 + (text[k] - '0');
    if (number <= before || (before >= 0 && number > before + 5)) return false;
    before = number;
  }
  return true;
}

}  // namespace

void mark_paging(RawLines& lines, bool wrapped) {
  std::map<std::string, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].reason == Reason::none && lines[i].chars <= head_chars && !lines[i].item) same[pattern_of(lines[i].text)].push_back(i);
  bool const paged = std::ranges::any_of(lines, &RawLine::after_feed);
  if (!wrapped && !paged) return;
  for (auto const& [pattern, at] : same)
    if (is_page_number(pattern) && (pattern != "#" || at.size() >= 2 || paged) && ascend(lines, at))
      for (auto const i : at) lines[i].reason = Reason::running_head;
  mark_page_heads(lines);
  auto const beside_page = [&](std::size_t i) {
    for (auto k = i > 2 ? i - 2 : 0; k <= std::min(i + 2, lines.size() - 1); ++k)
      if ((k != i && lines[k].reason == Reason::running_head) || (k >= i && k <= i + 1 && lines[k].after_feed)) return true;
    return false;
  };
  // In the middle of a sentence.
  auto const interrupts = [&](std::size_t i) {
    return i > 0 && i + 1 < lines.size() && lines[i - 1].reason == Reason::none && !ends_sentence(lines[i - 1].text) && begins_small(lines[i + 1].text);
  };
  for (auto const& [pattern, at] : same) {
    if (at.size() < 2 || is_page_number(pattern) || ends_sentence(pattern)) continue;
    bool const numbered = pattern.starts_with("# ") || pattern.ends_with(" #");
    bool const split = numbered && std::ranges::all_of(at, [&](std::size_t i) { return lines[i].spaced; });  // "Quarterly       12", no "Chapter 12"
    bool const told = numbered && ascend(lines, at) && (split || (std::ranges::count_if(at, interrupts) + 1) * 2 >= static_cast<std::ptrdiff_t>(at.size()));
    if (told) {
      for (auto const i : at) lines[i].reason = Reason::running_head;
      continue;
    }
    bool const apart = std::ranges::adjacent_find(at, [](auto a, auto b) { return b - a < least_apart; }) == at.end();
    auto const beside = static_cast<std::size_t>(std::ranges::count_if(at, beside_page));
    if (!(apart && wrapped && at.size() >= 3) && beside * 3 < at.size() * 2) continue;
    for (auto const i : at)
      if (i >= title_lines) lines[i].reason = Reason::running_head;  // the first may be the title itself
  }
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's word breaks, stretch by stretch so that its buffers stay small, then the joints that UAX #29 does not know.
#include "corpus/text/words.hpp"

#include <algorithm>

namespace bifrons::text {
namespace {

constexpr std::size_t stretch_bytes = std::size_t{1} << 15U;

constexpr std::string_view zero_width_space = "\u200B";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_byte(char c) noexcept { return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool all_digits(std::string_view word) noexcept { return std::all_of(word.begin(), word.end(), is_digit); }

// C++, C#: signs that belong to the name before them.
std::size_t signs_after(std::string_view utf8, Span word) noexcept {
  auto const rest = utf8.substr(word.end);
  auto const length = word.end - word.start;
  if (length > 16 || is_digit(utf8[word.start])) return 0;
  auto const ends_at = [&](std::size_t at) { return rest.size() <= at || (!is_word_byte(rest[at]) && rest[at] != rest[0]); };
  if (rest.starts_with("++") && ends_at(2)) return 2;
  if (rest.starts_with("#") && length == 1 && ends_at(1)) return 1;
  return 0;
}

// R&D, AT&T, 2:1: one sign between two short halves that touch it. A zero-width space breaks lines, not Latin or Cyrillic words.
bool joins(std::string_view utf8, Span left, Span right) noexcept {
  if (right.start == left.end + zero_width_space.size() && utf8.substr(left.end).starts_with(zero_width_space)) {
    return static_cast<unsigned char>(utf8[right.start]) < 0xD5 && is_word_byte(utf8[right.start]);
  }
  if (right.start != left.end + 1) return false;
  auto const a = utf8.substr(left.start, left.end - left.start);
  auto const b = utf8.substr(right.start, right.end - right.start);
  if (utf8[left.end] == ':') return all_digits(b) && is_digit(a.back()) && a.size() <= 8 && b.size() <= 4;
  return utf8[left.end] == '&' && a.size() <= 8 && b.size() <= 6 && is_word_byte(a.back()) && is_word_byte(b.front());
}

}  // namespace

WordScanner::WordScanner() : iterator_(open_break_iterator(UBRK_WORD, colon_joins)) {}

std::vector<Span> const& WordScanner::scan(std::string_view utf8) {
  words_.clear();
  for (std::size_t from = 0; from < utf8.size();) {
    auto const to = from + stretch_length(utf8.substr(from), stretch_bytes);
    scan_stretch(utf8, from, to);
    from = to;
  }
  return words_;
}

void WordScanner::scan_stretch(std::string_view utf8, std::size_t from, std::size_t to) {
  wide_.assign(utf8.substr(from, to - from));
  set_text(*iterator_, wide_);
  auto start = ubrk_first(iterator_.get());
  for (auto end = ubrk_next(iterator_.get()); end != UBRK_DONE; end = ubrk_next(iterator_.get())) {
    if (ubrk_getRuleStatus(iterator_.get()) >= UBRK_WORD_NONE_LIMIT) {
      Span const word{from + wide_.byte_of[static_cast<std::size_t>(start)], from + wide_.byte_of[static_cast<std::size_t>(end)]};
      if (!words_.empty() && joins(utf8, words_.back(), word)) {
        words_.back().end = word.end;
      } else {
        words_.push_back(word);
      }
      words_.back().end += signs_after(utf8, words_.back());
    }
    start = end;
  }
}

}  // namespace bifrons::text

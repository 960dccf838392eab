// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of plain letters and digits are cut here; what UAX #29 has rules for goes to ICU, and then come the joints that it does not know.
#include "corpus/text/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

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

/// Plain: letters and digits of ours, between which no rule breaks. Apart: a break on both sides whatever stands there.
/// Quote: the same, but between two Hebrew letters. Point: a break where a character apart or the end follows. All else is for the rules.
enum class Part : std::uint8_t { rules, plain, apart, quote, point };

bool is_apart(Part part) noexcept { return part == Part::apart || part == Part::quote; }

constexpr std::array<Part, 0x80> ascii_parts = [] {
  std::array<Part, 0x80> parts{};
  for (unsigned char c = 0; c < 0x80; ++c) {
    bool const letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter) parts[c] = Part::plain;
    else if (c == '"') parts[c] = Part::quote;
    else if (std::string_view("\t\n\r !$%()*-/<=>?[\\]^`{|}~").find(static_cast<char>(c)) != std::string_view::npos) parts[c] = Part::apart;
    else if (c == '.' || c == ',' || c == ';' || c == ':') parts[c] = Part::point;
  }
  return parts;
}();

Part part_of(CodePoint point) noexcept {
  auto const c = point.value;
  if (c < 0x80) return ascii_parts[c];
  bool const latin = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7, cyrillic = c >= 0x400 && c <= 0x52F && (c < 0x482 || c > 0x489);
  if (latin || cyrillic) return Part::plain;
  bool const mark = c == 0xA0 || c == 0xAB || c == 0xBB || c == 0x2013 || c == 0x2014 || (c >= 0x201C && c <= 0x201E);
  return mark ? Part::apart : Part::rules;
}

/// Where the run of parts of this kind that begins at `at` ends.
template <class Belongs> std::size_t end_of_run(std::string_view utf8, std::size_t at, Belongs belongs) {
  while (at < utf8.size()) {
    auto const point = code_point_at(utf8, at);
    if (!belongs(part_of(point))) break;
    at += point.bytes;
  }
  return at;
}

}  // namespace

WordScanner::WordScanner() : iterator_(open_break_iterator(UBRK_WORD, colon_joins)) {}

std::vector<Span> const& WordScanner::scan(std::string_view utf8) {
  words_.clear();
  auto const is_apart_at = [&](std::size_t at) { return at >= utf8.size() || is_apart(part_of(code_point_at(utf8, at))); };
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = code_point_at(utf8, at);
    if (is_apart(part_of(point))) {
      at += point.bytes;
      continue;
    }
    auto const plain = end_of_run(utf8, at, [](Part part) { return part == Part::plain; });
    bool const pointed = plain < utf8.size() && part_of(code_point_at(utf8, plain)) == Part::point;
    if (plain > at && is_apart_at(pointed ? plain + 1 : plain)) {
      words_.push_back({at, plain});
      at = pointed ? plain + 1 : plain;
      continue;
    }
    auto const end = end_of_run(utf8, plain, [](Part part) { return part != Part::apart; });
    scan_by_rules(utf8, at, end);
    at = end;
  }
  return words_;
}

/// Stretch by stretch, so that ICU's buffers stay small.
void WordScanner::scan_by_rules(std::string_view utf8, std::size_t from, std::size_t end) {
  while (from < end) {
    auto const to = from + stretch_length(utf8.substr(from, end - from), stretch_bytes);
    scan_stretch(utf8, from, to);
    from = to;
  }
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

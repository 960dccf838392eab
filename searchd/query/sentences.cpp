// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the bytes; no dictionary, no rules of a language.
#include "searchd/query/sentences.hpp"

#include <algorithm>
#include <array>

namespace bifrons::query {
namespace {

constexpr std::size_t longest_sentence = 2000;  ///< bytes
/// U+00C0 to U+00FF without case and accents; '.' for what is no letter with one.
constexpr std::string_view latin_bases = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";

unsigned byte_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; }

/// Whether a sentence may end before the white space at: behind a stop, or at the end of a line.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (at < 3) return false;
  auto const c = text[at - 1];
  return c == '.' || c == '!' || c == '?' || (c == '"' && text[at - 2] == '.') || text.substr(at - 3, 3) == "…";
}

Span trimmed(std::string_view text, Span span) {
  while (span.start < span.end && is_space(text[span.start])) ++span.start;
  while (span.end > span.start && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::size_t width_at(std::string_view text, std::size_t at) {
  auto end = at + 1;
  while (is_inside_character(text, end)) ++end;
  return end - at;
}

bool is_unseen(std::string_view text, std::size_t at) {
  auto const b = byte_at(text, at);
  return b == 0xCC || (b == 0xCD && byte_at(text, at + 1) < 0xB0) || (b == 0xC2 && byte_at(text, at + 1) == 0xAD);  // accents apart, soft hyphen
}

/// A letter without case and accent: ASCII, Latin-1 and Cyrillic; others by their first bytes.
std::uint32_t folded(std::string_view text, std::size_t at) {
  auto const b = byte_at(text, at), n = byte_at(text, at + 1);
  if (b < 0x80) return b >= 'A' && b <= 'Z' ? b + 32 : b;
  if (b == 0xC3 && latin_bases[n & 0x3F] != '.') return static_cast<unsigned char>(latin_bases[n & 0x3F]);
  auto const point = ((b & 0x1FU) << 6) | (n & 0x3FU);
  if (b == 0xD0 || b == 0xD1) {
    if (point == 0x401 || point == 0x451) return 0x435;
    return point >= 0x410 && point < 0x430 ? point + 0x20 : point;
  }
  return (b << 16) | (n << 8) | (b >= 0xE0 ? byte_at(text, at + 2) : 0U);
}

}  // namespace

std::size_t points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t count_words(std::string_view text) {
  if (text.empty()) return 0;
  return static_cast<std::size_t>(1 + std::ranges::count(text, ' ') + std::ranges::count(text, '\n'));
}

std::vector<std::uint32_t> first_letters(std::string_view word, std::size_t most) {
  std::vector<std::uint32_t> letters;
  for (std::size_t at = 0; at < word.size() && letters.size() < most; at += width_at(word, at)) {
    if (is_unseen(word, at)) continue;
    if (!is_word_character(word, at)) break;
    letters.push_back(folded(word, at));
  }
  return letters;
}

std::pair<std::uint32_t, std::uint32_t> first_two_letters(std::string_view word) {
  std::array<std::uint32_t, 2> letters{};
  std::size_t found = 0;
  for (std::size_t at = 0; at < word.size() && found < letters.size(); at += width_at(word, at)) {
    if (is_unseen(word, at)) continue;
    if (!is_word_character(word, at)) break;
    letters[found++] = folded(word, at);
  }
  return {letters[0], letters[1]};
}

bool begins_with(std::string_view word, std::span<std::uint32_t const> letters) {
  std::size_t at = 0;
  for (auto const letter : letters) {
    while (at < word.size() && is_unseen(word, at)) at += width_at(word, at);
    if (!is_word_character(word, at) || folded(word, at) != letter) return false;
    at += width_at(word, at);
  }
  return true;
}

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t start = 0;
  auto const add = [&](std::size_t end) {
    if (auto const span = trimmed(text, {start, end}); span.end > span.start) out.push_back(span);
    start = end;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const space = is_space(text[at]), is_long = at - start > longest_sentence;
    if (!space && !is_long) continue;
    if (space ? is_long || ends_sentence(text, at) : at - start > 2 * longest_sentence && !is_inside_character(text, at)) add(at);
  }
  add(text.size());
  return out;
}

}  // namespace bifrons::query

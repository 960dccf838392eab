// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences and words lie, by the bytes alone: fast enough to look through whole texts while somebody waits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::query {

/// Sentences and lines in order, trimmed; what is longer than about 2,000 bytes comes in pieces.
[[nodiscard]] std::vector<Span> sentences_of(std::string_view text);

/// Code points.
[[nodiscard]] std::size_t points(std::string_view text);

/// Words, as blanks and line breaks part them; about.
[[nodiscard]] std::size_t count_words(std::string_view text);

[[nodiscard]] constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// Whether the byte at goes on with the character before it.
[[nodiscard]] constexpr bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}
/// Whether a byte begins a letter or digit of any script; Latin-1 signs, quotes, dashes and soft hyphens are none.
[[nodiscard]] constexpr bool begins_word_character(char c) {
  auto const b = static_cast<unsigned char>(c);
  if (b >= 0x80) return b >= 0xC3 && b != 0xE2;
  return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
}
[[nodiscard]] constexpr bool is_word_character(std::string_view text, std::size_t at) { return at < text.size() && begins_word_character(text[at]); }

/// The first letters of a word without case and accents, at most so many: what inflection mostly leaves alone. Empty where it begins with none.
[[nodiscard]] std::vector<std::uint32_t> first_letters(std::string_view word, std::size_t most);
/// The same of two, 0 for want of one.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> first_two_letters(std::string_view word);
/// Whether a word begins with these letters, whatever its case and accents.
[[nodiscard]] bool begins_with(std::string_view word, std::span<std::uint32_t const> letters);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of octets that nobody labelled, from how the letters of the languages at hand fall.
#include <algorithm>
#include <array>
#include <cstddef>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/guess_by_order.hpp"
#include "corpus/charset/guess_east_asian.hpp"
#include "corpus/charset/index.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

constexpr std::size_t sample_high_octets = 20'000;

/// Ten times the mean letter weight: Russian reaches 85 to 92 in its own encoding; below the lowest it is no Cyrillic.
constexpr long lowest_cyrillic = 45, certain_cyrillic = 70, rare_encoding = 4;

bool is_ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// How often each letter а…я stands in Russian text, as the binary logarithm of its share in ten thousand.
constexpr std::array<int, 32> letter_weight = {10, 7, 9, 7, 8, 10, 7, 7, 10, 7, 8, 9, 8, 9, 10, 8,
                                               9,  9, 9, 8, 5, 7, 6, 7, 6, 5, 2, 8, 7, 5, 6, 8};

struct Letter {
  int weight = 0;  ///< 0: no Cyrillic letter
  bool is_upper = false;
};

Letter letter_of(char32_t c) {
  if (c >= 0x430 && c <= 0x44F) return {letter_weight[c - 0x430], false};
  if (c >= 0x410 && c <= 0x42F) return {letter_weight[c - 0x410] - 2, true};
  if (c == 0x451 || c == 0x456 || c == 0x457 || c == 0x454 || c == 0x45E) return {3, false};
  if (c == 0x401 || c == 0x406 || c == 0x407 || c == 0x404 || c == 0x40E) return {1, true};
  return {};
}

/// Ten times the mean weight of what the high octets stand for; a capital inside a word and a sign inside one cost.
long score(std::string_view bytes, Index const& index) {
  long total = 0, seen = 0;
  Letter before;
  for (char const byte : bytes) {
    auto const octet = static_cast<unsigned char>(byte);
    if (octet < 0x80) {
      before = {};
      continue;
    }
    char32_t const c = code_point_at(index, octet - 0x80u);
    Letter const letter = letter_of(c);
    bool const is_punctuation = c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2013 && c <= 0x2026) || c == 0x2116;
    if (letter.weight == 0) total += is_punctuation ? 5 : -10;
    else total += letter.is_upper && before.weight > 0 && !before.is_upper ? -10 : letter.weight;
    before = letter;
    if (++seen >= static_cast<long>(sample_high_octets)) break;
  }
  return seen == 0 ? 0 : total * 10 / seen;
}

/// Whether words are written in high octets, as in Cyrillic, rather than Latin words having some.
bool has_high_words(std::string_view bytes) {
  std::size_t pure = 0, mixed = 0, high = 0, ascii = 0;
  auto const end_word = [&] {
    if (ascii > 0) mixed += high;
    else if (high > 1) pure += high;
    high = ascii = 0;
  };
  for (char const byte : bytes) {
    auto const octet = static_cast<unsigned char>(byte);
    if (octet >= 0x80) ++high;
    else if (is_ascii_letter(octet)) ++ascii;
    else end_word();
    if (pure + mixed >= sample_high_octets) break;
  }
  end_word();
  return pure > mixed;
}

/// UTF-16 without a mark: at every second place an octet that the letters of our languages share (00 or 04).
std::string_view guess_utf16(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, 2048);
  std::array<std::size_t, 2> page{}, zero{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == 0 || head[i] == 4) ++page[i % 2];
    if (head[i] == 0) ++zero[i % 2];
  }
  std::size_t const half = head.size() / 2;
  if (half < 4 || zero[0] + zero[1] < half / 8) return {};
  if (page[1] * 10 >= half * 8 && page[0] * 10 < half * 3) return "utf-16le";
  if (page[0] * 10 >= half * 8 && page[1] * 10 < half * 3) return "utf-16be";
  return {};
}

}  // namespace

std::string_view guess_encoding(std::string_view bytes) {
  if (std::string_view const utf16 = guess_utf16(bytes); !utf16.empty()) return utf16;
  Utf8Count const count = count_utf8(bytes);
  bool const is_ascii = std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii || (count.errors == 0 && count.sequences > 0) || count.sequences > count.errors * 4) return "utf-8";
  bool const has_words = has_high_words(bytes);
  if (std::string_view const ordered = has_words ? guess_by_order(bytes) : ""; !ordered.empty()) return ordered;
  std::string_view best = "windows-1252";
  long best_score = has_words ? lowest_cyrillic : certain_cyrillic;
  for (std::string_view const name : {"windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic"}) {
    long reached = has_words ? score(bytes, *single_byte_index(name)) : 0;
    // It differs from windows-1251 in the capitals and in one letter, and is hardly ever met.
    if (name == "x-mac-cyrillic") reached -= rare_encoding;
    if (reached > best_score) best_score = reached, best = name;
  }
  if (best_score >= certain_cyrillic && has_words) return best;
  std::string_view const east_asian = guess_east_asian(bytes);
  return east_asian.empty() ? best : east_asian;
}

}  // namespace bifrons::charset

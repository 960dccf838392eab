// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that write some letters at the end of words only, or marks on letters only, need no word list to be known.
#include "corpus/charset/guess_by_order.hpp"

#include <cstddef>

namespace bifrons::charset {
namespace {

constexpr std::size_t sample_bytes = 64u << 10, fewest_letters = 16;

bool is_in(unsigned char c, unsigned low, unsigned high) { return c >= low && c <= high; }
bool is_sign(unsigned char c) { return c == 0xA0 || c == 0xAB || c == 0xBB || is_in(c, 0x91, 0x97) || c == 0x85; }

bool is_hebrew_letter(unsigned char c) { return is_in(c, 0xE0, 0xFA); }
bool is_final_form(unsigned char c) { return c == 0xEA || c == 0xED || c == 0xEF || c == 0xF3 || c == 0xF5; }

/// Kaf, mem, nun and tsadi in the form that never ends a word.
bool is_inner_form(unsigned char c) { return c == 0xEB || c == 0xEE || c == 0xF0 || c == 0xF6; }

bool is_hebrew(std::string_view bytes) {
  std::size_t letters = 0, finals = 0, breaches = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto const c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80 || is_sign(c)) continue;
    if (!is_hebrew_letter(c)) {
      ++breaches;
      continue;
    }
    bool const ends = i + 1 >= bytes.size() || !is_hebrew_letter(static_cast<unsigned char>(bytes[i + 1]));
    ++letters;
    if (is_final_form(c)) ++(ends ? finals : breaches);
    else if (ends && is_inner_form(c)) ++breaches;
  }
  return letters >= fewest_letters && finals > 0 && breaches * 50 <= letters;
}

bool is_thai_consonant(unsigned char c) { return is_in(c, 0xA1, 0xCE); }
bool is_thai_mark(unsigned char c) { return c == 0xD1 || is_in(c, 0xD4, 0xDA) || is_in(c, 0xE7, 0xEE); }
bool is_leading_vowel(unsigned char c) { return is_in(c, 0xE0, 0xE4); }
bool is_following_vowel(unsigned char c) { return c == 0xD0 || c == 0xD2 || c == 0xD3 || c == 0xE5; }

bool is_thai(std::string_view bytes) {
  std::size_t letters = 0, marks = 0, breaches = 0;
  unsigned char before = 0;
  for (char const byte : bytes) {
    auto const c = static_cast<unsigned char>(byte);
    bool const on_letter = is_thai_consonant(before) || is_thai_mark(before);
    if (is_leading_vowel(before) && !is_thai_consonant(c)) ++breaches;
    if (c >= 0x80 && !is_sign(c)) {
      ++letters;
      if (is_thai_mark(c)) ++(on_letter ? marks : breaches);
      else if (is_following_vowel(c)) breaches += on_letter || is_following_vowel(before) ? 0 : 1;
      else if (!is_thai_consonant(c) && !is_leading_vowel(c) && c != 0xCF && c != 0xDF && !is_in(c, 0xE6, 0xFB)) ++breaches;
    }
    before = c;
  }
  return letters >= fewest_letters && marks > 0 && breaches * 50 <= letters;
}

}  // namespace

std::string_view guess_by_order(std::string_view bytes) {
  auto const sample = bytes.substr(0, sample_bytes);
  return is_hebrew(sample) ? "windows-1255" : is_thai(sample) ? "windows-874" : "";
}

}  // namespace bifrons::charset

// SPDX-License-Identifier: GPL-3.0-or-later
// Each encoding reads the octets; the one whose language shows in the characters wins.
#include "corpus/charset/guess_east_asian.hpp"

#include <cstddef>
#include <string>

#include "corpus/charset/multi_byte.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

constexpr std::size_t sample_bytes = 64u << 10;

/// What characters past ASCII a decoded sample has.
struct Count {
  std::size_t all = 0, hiragana = 0, katakana = 0, half_katakana = 0, hangul = 0, han = 0, errors = 0;
};

Count count_characters(std::string_view text) {
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (c < 0x80) continue;
    ++count.all;
    if (c >= 0x3041 && c <= 0x309F) ++count.hiragana;
    else if (c >= 0x30A0 && c <= 0x30FF) ++count.katakana;
    else if (c >= 0xFF61 && c <= 0xFF9F) ++count.half_katakana;
    else if (c >= 0xAC00 && c <= 0xD7A3) ++count.hangul;
    else if (c >= 0x4E00 && c <= 0x9FFF) ++count.han;
    else if (c == replacement || (c >= 0xE000 && c < 0xF900)) ++count.errors;
  }
  return count;
}

bool is_japanese(Count const& c) { return (c.hiragana + c.katakana) * 4 >= c.all && c.hiragana > 0 && c.half_katakana * 8 <= c.all; }
bool is_korean(Count const& c) { return c.hangul * 10 >= c.all * 7; }

/// The share (in hundredths) of pairs whose lead octet is among those of the everyday characters.
std::size_t everyday_share(std::string_view bytes, unsigned low, unsigned high) {
  std::size_t pairs = 0, everyday = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    auto const lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) continue;
    ++at;
    ++pairs;
    if (lead >= low && lead <= high) ++everyday;
  }
  return pairs == 0 ? 0 : everyday * 100 / pairs;
}

/// Chinese shows in nothing but Han: everyday ones, and next to no other signs.
bool is_chinese(Count const& c, std::size_t everyday) { return c.han * 10 >= c.all * 7 && everyday >= 75; }

}  // namespace

std::string_view guess_east_asian(std::string_view bytes) {
  std::string_view const sample = bytes.substr(0, sample_bytes);
  // The cut may halve the last character: one error is allowed in what is cut, a few in what is long.
  auto const reads = [&](std::string (*decode)(std::string_view)) {
    Count count = count_characters(decode(sample));
    if (count.errors * 200 > count.all + (sample.size() < bytes.size() ? 200 : 0)) count = {};
    return count;
  };
  auto const holds = [](Count const& count) { return count.all >= 4; };
  if (Count const c = reads(decode_euc_jp); holds(c) && is_japanese(c)) return "euc-jp";
  if (Count const c = reads(decode_shift_jis); holds(c) && is_japanese(c)) return "shift_jis";
  if (Count const c = reads(decode_euc_kr); holds(c) && is_korean(c)) return "euc-kr";
  if (Count const c = reads(decode_gb18030); holds(c) && is_chinese(c, everyday_share(sample, 0xB0, 0xD7))) return "gbk";
  if (Count const c = reads(decode_big5); holds(c) && is_chinese(c, everyday_share(sample, 0xA1, 0xC6))) return "big5";
  return {};
}

}  // namespace bifrons::charset

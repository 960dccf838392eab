// SPDX-License-Identifier: GPL-3.0-or-later
// A run of characters that stand for octets and form one sequence of UTF-8 is put in its place, once enough of them are beyond doubt.
#include "indexer/extract/twice_encoded.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t enough = 3;

/// What windows-1252 has at 0x80 to 0x9F, by code point.
constexpr std::array<std::pair<char32_t, unsigned char>, 27> specials{{
    {0x0152, 0x8C}, {0x0153, 0x9C}, {0x0160, 0x8A}, {0x0161, 0x9A}, {0x0178, 0x9F}, {0x017D, 0x8E}, {0x017E, 0x9E}, {0x0192, 0x83}, {0x02C6, 0x88},
    {0x02DC, 0x98}, {0x2013, 0x96}, {0x2014, 0x97}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201A, 0x82}, {0x201C, 0x93}, {0x201D, 0x94}, {0x201E, 0x84},
    {0x2020, 0x86}, {0x2021, 0x87}, {0x2022, 0x95}, {0x2026, 0x85}, {0x2030, 0x89}, {0x2039, 0x8B}, {0x203A, 0x9B}, {0x20AC, 0x80}, {0x2122, 0x99}}};

struct Octet {
  unsigned char value = 0;  // 0: the character stands for none above 0x7F
  bool control = false;     // a C1 control character, which no text has
  std::size_t length = 1;
};

/// The octet that the character at text[at] was made of.
Octet octet_at(std::string_view text, std::size_t at) {
  auto const byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto const lead = byte(at);
  if (lead == 0xC2 || lead == 0xC3) {
    auto const value = static_cast<unsigned char>(((lead & 0x03u) << 6u) | (byte(at + 1) & 0x3Fu));
    return {value, value < 0xA0, 2};
  }
  char32_t point = 0;
  std::size_t length = 1;
  if (lead >= 0xC4 && lead <= 0xDF) {
    point = ((lead & 0x1Fu) << 6u) | (byte(at + 1) & 0x3Fu);
    length = 2;
  } else if (lead == 0xE2) {
    point = 0x2000u | ((byte(at + 1) & 0x3Fu) << 6u) | (byte(at + 2) & 0x3Fu);
    length = 3;
  }
  auto const* const found = std::ranges::lower_bound(specials, point, {}, &std::pair<char32_t, unsigned char>::first);
  if (found == specials.end() || found->first != point) return {0, false, length};
  return {found->second, false, length};
}

/// One sequence that was taken apart: its octets, its length in text, and whether chance is out of the question.
struct Sequence {
  std::array<char, 4> octets{};
  std::size_t count = 0, length = 0;
  bool certain = false;
};

/// count is 0 where none begins at text[at].
Sequence sequence_at(std::string_view text, std::size_t at) {
  auto const lead = octet_at(text, at);
  std::size_t const count = lead.value >= 0xC2 && lead.value <= 0xDF ? 2 : (lead.value & 0xF0u) == 0xE0 ? 3 : lead.value >= 0xF0 && lead.value <= 0xF4 ? 4 : 0;
  Sequence out{{static_cast<char>(lead.value)}, 1, lead.length, false};
  for (; count > 0 && out.count < count; ++out.count) {
    auto const next = octet_at(text, at + out.length);
    if ((next.value & 0xC0u) != 0x80) return {};
    bool const overlong = out.count == 1 && ((lead.value == 0xE0 && next.value < 0xA0) || (lead.value == 0xED && next.value > 0x9F) ||
                                             (lead.value == 0xF0 && next.value < 0x90) || (lead.value == 0xF4 && next.value > 0x8F));
    if (overlong) return {};
    // "né »" in French is chance as well; dashes and quotes that begin with â, and Cyrillic letters, are none.
    bool const telling = lead.value == 0xD0 || lead.value == 0xD1 || lead.value == 0xE2 || lead.value >= 0xEF;
    out.certain |= next.control || (telling && next.value < 0xA0);
    out.octets.at(out.count) = static_cast<char>(next.value);
    out.length += next.length;
  }
  return count == 0 ? Sequence{} : out;
}

std::size_t next_lead(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\xC3') ++at;  // U+00C2 to U+00F4 all begin with it
  return at;
}

}  // namespace

std::string undo_twice_encoded(std::string utf8) {
  std::string_view const text = utf8;
  std::size_t certain = 0;
  for (auto at = next_lead(text, 0); at < text.size() && certain < enough;) {
    auto const found = sequence_at(text, at);
    certain += found.certain;
    at = next_lead(text, at + std::max<std::size_t>(found.length, 2));
  }
  if (certain < enough) return utf8;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = next_lead(text, at);
    out.append(text.substr(at, begin - at));
    if (begin >= text.size()) break;
    auto const found = sequence_at(text, begin);
    if (found.count > 0) out.append(found.octets.data(), found.count);
    else out.append(text.substr(begin, 2));
    at = begin + std::max<std::size_t>(found.length, 2);
  }
  return out;
}

}  // namespace bifrons::extract

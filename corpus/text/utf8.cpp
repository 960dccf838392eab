// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding UTF-8 by the ranges of Unicode's table 3-7, so that overlong forms and surrogates count as malformed.
#include "corpus/text/utf8.hpp"

namespace bifrons::text {
namespace {

struct Lead {
  std::uint32_t trail = 0;  // bytes that follow
  unsigned char low = 0x80, high = 0xBF;  // bounds of the first of them
  char32_t bits = 0;
};

Lead read_lead(unsigned char byte) noexcept {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0xFU};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 0x7U};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return {};
}

}  // namespace

CodePoint long_code_point_at(std::string_view utf8, std::size_t at) noexcept {
  auto const first = static_cast<unsigned char>(utf8[at]);
  auto lead = read_lead(first);
  if (lead.trail == 0) return {};
  auto value = lead.bits;
  for (std::uint32_t i = 1; i <= lead.trail; ++i) {
    if (at + i >= utf8.size()) return {replacement_character, i, false};
    auto const next = static_cast<unsigned char>(utf8[at + i]);
    if (next < lead.low || next > lead.high) return {replacement_character, i, false};
    value = (value << 6U) | (next & 0x3FU);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return {value, lead.trail + 1, true};
}

void append_utf8(std::string& out, char32_t value) {
  auto const put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

void Utf16Text::assign(std::string_view utf8) {
  units.clear();
  byte_of.clear();
  units.reserve(utf8.size());
  byte_of.reserve(utf8.size() + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = code_point_at(utf8, at);
    auto const start = static_cast<std::uint32_t>(at);
    if (point.value < 0x10000) {
      units += static_cast<char16_t>(point.value);
      byte_of.push_back(start);
    } else {
      units += static_cast<char16_t>(0xD7C0 + (point.value >> 10U));
      units += static_cast<char16_t>(0xDC00 + (point.value & 0x3FFU));
      byte_of.push_back(start);
      byte_of.push_back(start);
    }
    at += point.bytes;
  }
  byte_of.push_back(static_cast<std::uint32_t>(utf8.size()));
}

}  // namespace bifrons::text

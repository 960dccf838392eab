// SPDX-License-Identifier: GPL-3.0-or-later
// A template in UTF-8 around a post in an old encoding: each line or element is decoded by its own octets.
#include <algorithm>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/mend.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

constexpr std::size_t least_cyrillic = 12;  // octets: two words or three

unsigned octet_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; }
bool is_ascii_letter(unsigned octet) { return (octet | 0x20U) >= 'a' && (octet | 0x20U) <= 'z'; }

/// Every octet above 0x7F is a letter of western Europe that touches an ASCII letter, or a quote or dash of windows-1252.
bool is_western(std::string_view piece) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    auto const octet = octet_at(piece, i);
    if (octet < 0x80) continue;
    bool const letter = octet >= 0xC0 && octet != 0xD7 && octet != 0xF7;
    bool const sign = (octet >= 0x91 && octet <= 0x97) || octet == 0x85 || octet == 0xA0 || octet == 0xAB || octet == 0xBB || octet == 0xA9;
    auto const beside = [&](std::size_t at) { return is_ascii_letter(octet_at(piece, at)) || octet_at(piece, at) >= 0xC0; };
    if (letter ? !(beside(i + 1) || (i > 0 && beside(i - 1))) : !sign) return false;
    letters += letter && (is_ascii_letter(octet_at(piece, i + 1)) || (i > 0 && is_ascii_letter(octet_at(piece, i - 1))));
  }
  return letters > 0;
}

/// The encoding of a piece that is no UTF-8; "" where that is not certain.
std::string_view encoding_of(std::string_view piece, Utf8Count count) {
  auto const high = static_cast<std::size_t>(std::ranges::count_if(piece, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  if (count.sequences * 4 > count.errors) return {};
  if (high >= least_cyrillic)
    if (auto const guess = guess_encoding(piece); guess == "windows-1251" || guess == "koi8-r") return guess;
  return count.sequences == 0 && is_western(piece) ? "windows-1252" : "";
}

}  // namespace

std::string decode_mixed_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    auto const end = std::min(bytes.find_first_of("<>\n"), bytes.size());
    auto const piece = bytes.substr(0, end);
    auto const count = count_utf8(piece);
    auto const encoding = count.errors == 0 ? std::string_view() : encoding_of(piece, count);
    out += encoding.empty() ? decode_utf8(piece) : decode(piece, encoding);
    if (end < bytes.size()) out += bytes[end];
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

}  // namespace bifrons::charset

// SPDX-License-Identifier: GPL-3.0-or-later
// The Unicode encoding forms, one pass each.
#include "corpus/charset/utf.hpp"

#include <cstdint>
#include <cstring>

namespace bifrons::charset {
namespace {

unsigned octet_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// What a lead octet asks for: how many octets follow, and the bounds of the first of them.
struct Lead {
  int following;
  unsigned low, high;
};

Lead lead_of(unsigned octet) {
  if (octet >= 0xC2 && octet <= 0xDF) return {1, 0x80, 0xBF};
  if (octet >= 0xE0 && octet <= 0xEF) return {2, octet == 0xE0 ? 0xA0u : 0x80u, octet == 0xED ? 0x9Fu : 0xBFu};
  if (octet >= 0xF0 && octet <= 0xF4) return {3, octet == 0xF0 ? 0x90u : 0x80u, octet == 0xF4 ? 0x8Fu : 0xBFu};
  return {0, 0, 0};
}

}  // namespace

std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  for (std::uint64_t word = 0; end + sizeof word <= bytes.size(); end += sizeof word) {
    std::memcpy(&word, bytes.data() + end, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (end < bytes.size() && octet_at(bytes, end) < 0x80) ++end;
  return end - at;
}

void append_utf8(std::string& out, char32_t c) {
  auto const put = [&](char32_t octet) { out += static_cast<char>(octet); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  unsigned const first = octet_at(text, at++);
  if (first < 0x80) return first;
  Lead const lead = lead_of(first);
  if (lead.following == 0) return replacement;
  char32_t c = first & (0x3Fu >> lead.following);
  unsigned low = lead.low, high = lead.high;
  for (int i = 0; i < lead.following; ++i) {
    if (at >= text.size() || octet_at(text, at) < low || octet_at(text, at) > high) return replacement;
    c = c << 6 | (octet_at(text, at++) & 0x3F);
    low = 0x80, high = 0xBF;
  }
  return c;
}

std::string decode_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (std::size_t const run = ascii_run(bytes, at); run > 0) out.append(bytes, at, run), at += run;
    else append_utf8(out, next_code_point(bytes, at));
  }
  return out;
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (std::size_t const run = ascii_run(bytes, at); run > 0) {
      at += run;
      continue;
    }
    std::size_t const start = at;
    char32_t const c = next_code_point(bytes, at);
    if (c != replacement || at - start == 3) ++count.sequences;
    else if (at < bytes.size() || lead_of(octet_at(bytes, start)).following == 0) ++count.errors;
  }
  return count;
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  char32_t high = 0;
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t const unit = octet_at(bytes, at + (big_endian ? 0 : 1)) << 8 | octet_at(bytes, at + (big_endian ? 1 : 0));
    bool const is_high = (unit & 0xFC00) == 0xD800, is_low = (unit & 0xFC00) == 0xDC00;
    if (high != 0 && is_low) {
      append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    if (high != 0) append_utf8(out, replacement);
    high = is_high ? unit : 0;
    if (!is_high) append_utf8(out, is_low ? replacement : unit);
  }
  if (high != 0 || at < bytes.size()) append_utf8(out, replacement);
  return out;
}

std::string decode_utf32(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    char32_t c = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      std::size_t const from = at + (big_endian ? i : 3 - i);
      c = c << 8 | (from < bytes.size() ? octet_at(bytes, from) : 0);
    }
    append_utf8(out, at + 4 > bytes.size() || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? replacement : c);
  }
  return out;
}

}  // namespace bifrons::charset

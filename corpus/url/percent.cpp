// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding octet by octet, in one pass each.
#include "corpus/url/percent.hpp"

#include <cstddef>

namespace bifrons::url {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// The octet that an escape at position at stands for, or -1 where none stands there.
int escape_at(std::string_view text, std::size_t at) {
  if (text[at] != '%' || at + 2 >= text.size()) return -1;
  int const high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool is_unreserved(int octet) {
  return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9') ||
         octet == '-' || octet == '.' || octet == '_' || octet == '~';
}

/// Whether c after out would make an escape of a stray %, and so change what the address says.
bool would_escape(std::string_view out, char c) {
  bool const follows_stray = out.ends_with('%') || (out.size() >= 2 && out[out.size() - 2] == '%' && hex_value(out.back()) >= 0);
  return follows_stray && hex_value(c) >= 0;
}

void append_escape(std::string& out, unsigned char octet) {
  out += '%';
  out += hex_digits[octet >> 4];
  out += hex_digits[octet & 15];
}

/// Length of the valid UTF-8 sequence at position at, 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  auto const octet = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  unsigned char const lead = octet(at), second = octet(at + 1);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || (second & 0xC0) != 0x80) return 0;
  if (lead < 0xE0) return 2;
  if ((octet(at + 2) & 0xC0) != 0x80) return 0;
  if (lead < 0xF0) return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3;
  if ((octet(at + 3) & 0xC0) != 0x80) return 0;
  return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4;
}

}  // namespace

std::string normalize_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    int const octet = escape_at(text, i);
    if (octet < 0) {
      out += text[i];
      continue;
    }
    if (is_unreserved(octet) && !would_escape(out, static_cast<char>(octet))) out += static_cast<char>(octet);
    else append_escape(out, static_cast<unsigned char>(octet));
    i += 2;
  }
  return out;
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    int const octet = escape_at(text, i);
    out += octet < 0 ? text[i] : static_cast<char>(octet);
    if (octet >= 0) i += 2;
  }
  return out;
}

std::string escape_invalid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const length = sequence_length(text, i);
    if (length == 0) append_escape(out, static_cast<unsigned char>(text[i]));
    else out.append(text, i, length);
    i += length == 0 ? 1 : length;
  }
  return out;
}

}  // namespace bifrons::url

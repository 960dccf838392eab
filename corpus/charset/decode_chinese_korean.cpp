// SPDX-License-Identifier: GPL-3.0-or-later
// gb18030 (and gbk), Big5 and EUC-KR: a lead octet, then one or three more.
#include <array>
#include <cstddef>
#include <optional>

#include "corpus/charset/index.hpp"
#include "corpus/charset/multi_byte.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

unsigned octet_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool within(unsigned octet, unsigned low, unsigned high) { return octet >= low && octet <= high; }

/// The standard's shape of a failed pair: U+FFFD, and an ASCII trail is read again.
void fail_pair(std::string& out, std::string_view bytes, std::size_t& at) {
  append_utf8(out, replacement);
  ++at;
  if (at < bytes.size() && octet_at(bytes, at) >= 0x80) ++at;
}

/// Reads the four octets of gb18030 at at; where they are none, one U+FFFD stands for the lead alone.
void read_four(std::string& out, std::string_view bytes, std::size_t& at) {
  unsigned const first = octet_at(bytes, at), second = octet_at(bytes, at + 1), third = octet_at(bytes, at + 2),
                 fourth = octet_at(bytes, at + 3);
  if (at + 2 >= bytes.size() || (within(third, 0x81, 0xFE) && at + 3 >= bytes.size())) {
    append_utf8(out, replacement);
    at = bytes.size();
    return;
  }
  if (!within(third, 0x81, 0xFE) || !within(fourth, 0x30, 0x39)) {
    append_utf8(out, replacement);
    ++at;
    return;
  }
  std::size_t const pointer = (first - 0x81) * 12600u + (second - 0x30) * 1260u + (third - 0x81) * 10u + (fourth - 0x30);
  append_utf8(out, gb18030_range_code_point(pointer).value_or(replacement));
  at += 4;
}

/// Big5's four pointers that stand for a letter and a combining mark.
std::array<char32_t, 2> big5_pair(std::size_t pointer) {
  if (pointer == 1133) return {0xCA, 0x304};
  if (pointer == 1135) return {0xCA, 0x30C};
  if (pointer == 1164) return {0xEA, 0x304};
  if (pointer == 1166) return {0xEA, 0x30C};
  return {0, 0};
}

/// The loop that the three share: read_pair reads a pair at at and moves on, or says that there is none.
/// lone is what the octet 80 stands for.
template <class ReadPair>
std::string decode_pairs(std::string_view bytes, char32_t lone, ReadPair const& read_pair) {
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    unsigned const lead = octet_at(bytes, at);
    if (lead < 0x80) out += static_cast<char>(lead), ++at;
    else if (lead == 0x80) append_utf8(out, lone), ++at;
    else if (lead == 0xFF || at + 1 >= bytes.size()) append_utf8(out, replacement), ++at;
    else if (!read_pair(out, at)) fail_pair(out, bytes, at);
  }
  return out;
}

}  // namespace

std::string decode_gb18030(std::string_view bytes) {
  Index const& index = gb18030_index();
  return decode_pairs(bytes, 0x20AC, [&](std::string& out, std::size_t& at) {
    unsigned const lead = octet_at(bytes, at), trail = octet_at(bytes, at + 1);
    if (within(trail, 0x30, 0x39)) return read_four(out, bytes, at), true;
    if (!within(trail, 0x40, 0x7E) && !within(trail, 0x80, 0xFE)) return false;
    char32_t const c = code_point_at(index, (lead - 0x81) * 190u + trail - (trail < 0x7F ? 0x40u : 0x41u));
    if (c == 0) return false;
    append_utf8(out, c);
    at += 2;
    return true;
  });
}

std::string decode_big5(std::string_view bytes) {
  Index const& index = big5_index();
  return decode_pairs(bytes, replacement, [&](std::string& out, std::size_t& at) {
    unsigned const lead = octet_at(bytes, at), trail = octet_at(bytes, at + 1);
    if (!within(trail, 0x40, 0x7E) && !within(trail, 0xA1, 0xFE)) return false;
    std::size_t const pointer = (lead - 0x81) * 157u + trail - (trail < 0x7F ? 0x40u : 0x62u);
    auto const pair = big5_pair(pointer);
    char32_t const c = pair[0] != 0 ? pair[0] : code_point_at(index, pointer);
    if (c == 0) return false;
    append_utf8(out, c);
    if (pair[1] != 0) append_utf8(out, pair[1]);
    at += 2;
    return true;
  });
}

std::string decode_euc_kr(std::string_view bytes) {
  Index const& index = euc_kr_index();
  return decode_pairs(bytes, replacement, [&](std::string& out, std::size_t& at) {
    unsigned const lead = octet_at(bytes, at), trail = octet_at(bytes, at + 1);
    if (!within(trail, 0x41, 0xFE)) return false;
    char32_t const c = code_point_at(index, (lead - 0x81) * 190u + trail - 0x41u);
    if (c == 0) return false;
    append_utf8(out, c);
    at += 2;
    return true;
  });
}

}  // namespace bifrons::charset

// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-1 as FIPS 180-4 has it, base32 as RFC 4648 has it.
#include "indexer/archive/sha1.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace bifrons::archive {
namespace {

constexpr std::size_t block_bytes = 64, length_at = 56;

struct Sha1 {
  std::array<std::uint32_t, 5> h{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};

  void block(std::string_view bytes) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 16; ++i)
      for (std::size_t k = 0; k < 4; ++k) w[i] = w[i] << 8 | static_cast<unsigned char>(bytes[4 * i + k]);
    for (std::size_t i = 16; i < w.size(); ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = h;
    for (std::size_t i = 0; i < w.size(); ++i) {
      auto const [f, k] = i < 20   ? std::pair{(b & c) | (~b & d), 0x5A827999u}
                          : i < 40 ? std::pair{b ^ c ^ d, 0x6ED9EBA1u}
                          : i < 60 ? std::pair{(b & c) | (b & d) | (c & d), 0x8F1BBCDCu}
                                   : std::pair{b ^ c ^ d, 0xCA62C1D6u};
      auto const next = std::rotl(a, 5) + f + e + k + w[i];
      e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
    }
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
  }
};

std::string base32(std::array<std::uint32_t, 5> const& words) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint64_t buffer = 0;
  int bits = 0;
  for (auto const word : words) {
    buffer = buffer << 32 | word;
    for (bits += 32; bits >= 5; bits -= 5) out += letters[(buffer >> (bits - 5)) & 31];
    buffer &= (std::uint64_t{1} << bits) - 1;
  }
  return out;  // 160 bits are 32 letters, none left over
}

}  // namespace

std::string sha1_digest(std::string_view bytes) {
  Sha1 sha;
  auto const bits = static_cast<std::uint64_t>(bytes.size()) * 8;
  for (; bytes.size() >= block_bytes; bytes.remove_prefix(block_bytes)) sha.block(bytes);
  std::string tail(bytes);
  tail += '\x80';
  while (tail.size() % block_bytes != length_at) tail += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) tail += static_cast<char>(bits >> shift & 0xFF);
  for (std::string_view left = tail; !left.empty(); left.remove_prefix(block_bytes)) sha.block(left);
  return "sha1:" + base32(sha.h);
}

}  // namespace bifrons::archive

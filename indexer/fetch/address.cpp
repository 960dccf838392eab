// SPDX-License-Identifier: GPL-3.0-or-later
// The special-purpose address blocks of RFC 6890 as a table.
#include "indexer/fetch/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

namespace bifrons::fetch {
namespace {

struct Block {
  std::uint32_t network;
  int bits;
};

constexpr auto private_blocks = std::to_array<Block>({
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // carrier-grade NAT
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, cloud metadata
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarking
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
});

bool is_private_v4(std::span<std::uint8_t const> o) {
  auto const address = (static_cast<std::uint32_t>(o[0]) << 24) | (static_cast<std::uint32_t>(o[1]) << 16) |
                       (static_cast<std::uint32_t>(o[2]) << 8) | static_cast<std::uint32_t>(o[3]);
  return std::ranges::any_of(private_blocks, [&](Block const& b) { return ((address ^ b.network) >> (32 - b.bits)) == 0; });
}

bool is_private_v6(std::span<std::uint8_t const> o) {
  auto const leading_zeros = std::ranges::find_if(o, [](std::uint8_t x) { return x != 0; }) - o.begin();
  if (leading_zeros >= 12) return is_private_v4(o.subspan(12));                                        // ::, ::1, ::a.b.c.d
  if (leading_zeros == 10 && o[10] == 0xFF && o[11] == 0xFF) return is_private_v4(o.subspan(12));      // mapped
  if (o[0] == 0x00 && o[1] == 0x64 && o[2] == 0xFF && o[3] == 0x9B) return is_private_v4(o.subspan(12));  // NAT64
  bool const unique_local = (o[0] & 0xFE) == 0xFC, link_local = o[0] == 0xFE && (o[1] & 0xC0) == 0x80;
  return unique_local || link_local || o[0] == 0xFF;
}

}  // namespace

bool is_private_address(std::span<std::uint8_t const> octets) {
  if (octets.size() == 4) return is_private_v4(octets);
  return octets.size() != 16 || is_private_v6(octets);
}

bool is_private_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  std::string const name(host);
  std::array<std::uint8_t, 16> octets{};
  if (inet_pton(AF_INET, name.c_str(), octets.data()) == 1) return is_private_address(std::span(octets).first(4));
  if (inet_pton(AF_INET6, name.c_str(), octets.data()) == 1) return is_private_address(octets);
  return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace bifrons::fetch

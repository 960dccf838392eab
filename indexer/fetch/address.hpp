// SPDX-License-Identifier: GPL-3.0-or-later
// Which network addresses belong to nobody's public web: loopback, private, link-local and the like.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace bifrons::fetch {

/// 4 or 16 octets in network order; an IPv4 address mapped into IPv6 counts as itself.
[[nodiscard]] bool is_private_address(std::span<std::uint8_t const> octets);

/// host is a literal private address ("10.0.0.1", "[::1]") or localhost by name.
[[nodiscard]] bool is_private_host(std::string_view host);

}  // namespace bifrons::fetch

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the daemon listens, and which Host names may ask it there: what keeps foreign web pages from reading it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::http {

struct Endpoint {
  std::string address;  ///< without brackets
  std::uint16_t port = 0;
};

/// "127.0.0.1:8420", "[::1]:8420", "localhost:8420"; bad_input with an example.
[[nodiscard]] Result<Endpoint> read_endpoint(std::string_view text);

/// "http://[::1]:8420"
[[nodiscard]] std::string base_address(Endpoint const&);

/// localhost, 127.0.0.0/8 and ::1.
[[nodiscard]] bool is_loopback(std::string_view address);

/// Whether host, as sent, names a loopback listener on port: localhost, 127.0.0.1 or [::1], with that port.
/// Without a port only where port is 80. A name that merely resolves to loopback is foreign (DNS rebinding).
[[nodiscard]] bool is_own_host(std::string_view host, std::uint16_t port);

}  // namespace bifrons::http

// SPDX-License-Identifier: GPL-3.0-or-later
// Which proxy an address goes through: an option, or the environment's usual variables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifrons::fetch {

/// Read once from the environment unless an option is given.
class Proxies {
 public:
  explicit Proxies(std::optional<std::string> const& option);
  /// The proxy's address for a request to host by scheme ("http:"), or "".
  [[nodiscard]] std::string_view of(std::string_view scheme, std::string_view host) const;

 private:
  std::string http_, https_, none_;
};

}  // namespace bifrons::fetch

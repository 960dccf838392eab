// SPDX-License-Identifier: GPL-3.0-or-later
// http_proxy, https_proxy, all_proxy and no_proxy, as curl reads them.
#include "indexer/fetch/proxy.hpp"

#include <cstdlib>
#include <initializer_list>

namespace bifrons::fetch {
namespace {

std::string first_of(std::initializer_list<char const*> names) {
  for (auto const* name : names)
    if (auto const* value = std::getenv(name); value != nullptr && *value != 0) return value;
  return {};
}

}  // namespace

Proxies::Proxies(std::optional<std::string> const& option) {
  if (option) {
    http_ = https_ = *option;
    return;
  }
  http_ = first_of({"http_proxy", "all_proxy", "ALL_PROXY"});  // HTTP_PROXY alone could come from a CGI request
  https_ = first_of({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
  none_ = first_of({"no_proxy", "NO_PROXY"});
}

std::string_view Proxies::of(std::string_view scheme, std::string_view host) const {
  std::string_view rest = none_;
  while (!rest.empty()) {
    auto const end = std::min(rest.find_first_of(", "), rest.size());
    auto name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (name == "*") return {};
    if (name.starts_with('.')) name.remove_prefix(1);
    if (name.empty() || !host.ends_with(name)) continue;
    if (host.size() == name.size() || host[host.size() - name.size() - 1] == '.') return {};
  }
  return scheme == "https:" ? https_ : http_;
}

}  // namespace bifrons::fetch

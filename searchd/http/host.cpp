// SPDX-License-Identifier: GPL-3.0-or-later
// The few forms that an own address can have, compared as text: nothing is ever looked up.
#include "searchd/http/host.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace bifrons::http {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

std::optional<std::uint16_t> read_port(std::string_view digits) {
  std::uint16_t port = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return port;
}

}  // namespace

Result<Endpoint> read_endpoint(std::string_view text) {
  auto const wrong = [&] {
    return failure(ErrorCode::bad_input, "\"" + std::string(text) + "\" is no address to listen on", "write HOST:PORT, as in 127.0.0.1:8420 or [::1]:8420");
  };
  auto const colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return wrong();
  auto const port = read_port(text.substr(colon + 1));
  auto host = text.substr(0, colon);
  bool const bracketed = host.starts_with('[') && host.ends_with(']') && host.size() > 2;
  if (!port || (!bracketed && host.find(':') != std::string_view::npos)) return wrong();
  if (bracketed) host = host.substr(1, host.size() - 2);
  return Endpoint{std::string(host), *port};
}

std::string base_address(Endpoint const& at) {
  bool const six = at.address.find(':') != std::string::npos;
  return "http://" + (six ? "[" + at.address + "]" : at.address) + ":" + std::to_string(at.port);
}

bool is_loopback(std::string_view address) { return lower(address) == "localhost" || address.starts_with("127.") || address == "::1"; }

bool is_own_host(std::string_view host, std::uint16_t port) {
  auto const bracket = host.starts_with('[') ? host.find(']') : std::string_view::npos;
  auto const name = bracket == std::string_view::npos ? host.substr(0, host.find(':')) : host.substr(0, bracket + 1);
  auto rest = host.substr(name.size());
  bool const own_name = lower(name) == "localhost" || name == "127.0.0.1" || name == "[::1]";
  if (!own_name) return false;
  if (rest.empty()) return port == 80;
  if (!rest.starts_with(':')) return false;
  rest.remove_prefix(1);
  return read_port(rest) == port;
}

}  // namespace bifrons::http

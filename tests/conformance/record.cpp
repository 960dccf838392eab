// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the members of a record: text, or octets in base64.
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string base64_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (char const c : text) {
    if (c == '=' || c == '\n') continue;
    int const value = base64_value(c);
    if (value < 0) throw std::invalid_argument("a base64 member holds another character");
    buffer = ((buffer << 6) | static_cast<std::uint32_t>(value)) & 0xFFFFFFu;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>((buffer >> bits) & 0xFFu);
  }
  return out;
}

}  // namespace

std::string_view text_of(boost::json::object const& in, std::string_view key) {
  auto const* const member = in.if_contains(key);
  if (member == nullptr || !member->is_string()) return {};
  return {member->get_string().data(), member->get_string().size()};
}

std::string bytes_of(boost::json::object const& in, std::string_view key) {
  std::string const encoded_key = std::string(key) + "_b64";
  if (in.if_contains(encoded_key) != nullptr) return base64_decoded(text_of(in, encoded_key));
  return std::string(text_of(in, key));
}

boost::json::object error_answer(std::string_view why) {
  boost::json::object out;
  out["error"] = boost::json::string_view(why.data(), why.size());
  return out;
}

}  // namespace bifrons::conformance

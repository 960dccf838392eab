// SPDX-License-Identifier: GPL-3.0-or-later
// Matching of robots.txt rules: paths and patterns are brought to one escaping first, then compared octet by octet.
#include "indexer/fetch/robots.hpp"

#include <algorithm>

#include "indexer/fetch/robots_reader.hpp"

namespace bifrons::fetch {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_escaped(std::string& out, unsigned char c) {
  out += '%';
  out += hex_digits[c >> 4];
  out += hex_digits[c & 15];
}

/// Reads a %XX at i, or gives -1.
int escape_at(std::string_view s, std::size_t i) {
  if (s[i] != '%' || i + 2 >= s.size()) return -1;
  int const high = hex_value(s[i + 1]), low = hex_value(s[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool needs_escape(unsigned char c) { return c >= 0x7F || c < 0x21 || std::string_view("\"<>\\^`{|}").find(static_cast<char>(c)) != std::string_view::npos; }

/// RFC 9309 2.2.2: octets beyond ASCII escaped, escaped unreserved ones written plainly (":" and "/" too, inside a query),
/// hex in capitals. A literal * or $ of a path becomes its escape, so that no rule's wildcard is taken for it.
std::string normalised(std::string_view s, bool pattern) {
  std::string out;
  out.reserve(s.size());
  auto const query = s.find('?');
  for (std::size_t i = 0; i < s.size(); ++i) {
    auto const c = static_cast<unsigned char>(s[i]);
    if (int const octet = escape_at(s, i); octet >= 0) {
      bool const plain = unreserved(static_cast<unsigned char>(octet)) || (i > query && (octet == ':' || octet == '/'));
      if (plain) out += static_cast<char>(octet);
      else append_escaped(out, static_cast<unsigned char>(octet));
      i += 2;
    } else if (needs_escape(c) || (!pattern && (c == '*' || c == '$')) || (pattern && c == '$' && i + 1 < s.size())) {
      append_escaped(out, c);
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

/// Leftmost finds between stars: no backtracking, so no pattern costs more than path × pattern.
bool matches(std::string_view pattern, std::string_view path) {
  bool const anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  auto const first_star = pattern.find('*');
  if (first_star == std::string_view::npos) return anchored ? path == pattern : path.starts_with(pattern);
  if (!path.starts_with(pattern.substr(0, first_star))) return false;
  path.remove_prefix(first_star);
  pattern.remove_prefix(first_star + 1);
  for (auto star = pattern.find('*'); star != std::string_view::npos; star = pattern.find('*')) {
    auto const at = path.find(pattern.substr(0, star));
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + star);
    pattern.remove_prefix(star + 1);
  }
  return anchored ? path.ends_with(pattern) : path.find(pattern) != std::string_view::npos;
}

/// Path and query of an address, without its fragment; "/" where there is none.
std::string path_and_query(std::string_view address) {
  address = address.substr(0, address.find('#'));
  if (auto const scheme = address.find("://"); scheme != std::string_view::npos && scheme < address.find_first_of("/?")) {
    address.remove_prefix(scheme + 3);
    address.remove_prefix(std::min(address.find_first_of("/?"), address.size()));
  }
  return address.starts_with('/') ? std::string(address) : '/' + std::string(address);
}

}  // namespace

Robots Robots::disallow_all() {
  Robots robots;
  robots.rules_.push_back({false, "/"});
  return robots;
}

bool Robots::allowed(std::string_view address) const {
  constexpr std::size_t longest_path = 8u << 10;
  auto const path = normalised(path_and_query(address).substr(0, longest_path), false);
  if (path == "/robots.txt") return true;
  bool allow = true;
  std::size_t longest = 0;
  for (auto const& rule : rules_) {
    auto const& pattern = rule.pattern;
    // A last star matches no more octets than there are: "/*" is no closer a match for "/" than "/" is.
    auto const length = pattern.ends_with('*') ? std::min(pattern.size(), path.size()) : pattern.size();
    if (length < longest || (length == longest && !rule.allow && longest > 0) || !matches(pattern, path)) continue;
    allow = rule.allow;
    longest = length;
  }
  return allow;
}

std::string robots_pattern(std::string_view value) { return normalised(value, true); }

RobotsPolicy robots_policy(std::span<RobotsResponse const> responses) {
  int followed = 0;
  for (auto const& response : responses) {
    if (response.status == 0 || response.status >= 500) return RobotsPolicy::disallow_all;
    if (response.status == 200) return RobotsPolicy::use_body;
    if (response.status < 300 || response.status >= 400) return RobotsPolicy::allow_all;
    if (!response.location || ++followed > robots_redirects) return RobotsPolicy::allow_all;
  }
  return RobotsPolicy::disallow_all;  // the last hop gave no answer
}

}  // namespace bifrons::fetch

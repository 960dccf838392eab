// SPDX-License-Identifier: GPL-3.0-or-later
// The components of RFC 3986 as pieces of the text, put together again.
#include "indexer/source/reference.hpp"

#include <algorithm>

namespace bifrons::source {
namespace {

/// Each with its own mark ("http:", "//host", "/path", "?query", "#fragment"), "" where it is absent.
struct Components {
  std::string_view scheme, authority, path, query, fragment;
};

bool is_scheme(std::string_view s) {
  auto const is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  return !s.empty() && is_letter(s[0]) &&
         std::ranges::all_of(s, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; });
}

std::string_view take(std::string_view& from, std::size_t count) {
  auto const taken = from.substr(0, count);
  from.remove_prefix(taken.size());
  return taken;
}

Components split(std::string_view s) {
  Components parts;
  auto const colon = s.find(':');
  if (colon < s.find_first_of("/?#") && is_scheme(s.substr(0, colon))) parts.scheme = take(s, colon + 1);
  if (s.starts_with("//")) parts.authority = take(s, s.find_first_of("/?#", 2));
  parts.path = take(s, s.find_first_of("?#"));
  parts.query = take(s, s.find('#'));
  parts.fragment = s;
  return parts;
}

/// RFC 3986 5.2.4.
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    auto const segment = path.substr(0, path.find('/', 1));
    bool const last = segment.size() == path.size();
    path.remove_prefix(segment.size());
    if (segment == "/." || segment == "." || segment == "/.." || segment == "..") {
      if (segment.ends_with("..")) out.erase(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
      if (last) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

std::string merged(Components const& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return '/' + std::string(path);
  return std::string(base.path.substr(0, base.path.rfind('/') + 1)) + std::string(path);
}

}  // namespace

std::string resolved_reference(std::string_view reference, std::string_view base) {
  auto const to = split(reference), from = split(base);
  if (!to.scheme.empty()) return std::string(reference);
  std::string out(from.scheme);
  out += to.authority.empty() ? from.authority : to.authority;
  if (!to.authority.empty()) out += without_dots(to.path);
  else if (to.path.empty()) out += from.path;
  else out += without_dots(to.path.starts_with('/') ? std::string(to.path) : merged(from, to.path));
  out += to.path.empty() && to.authority.empty() && to.query.empty() ? from.query : to.query;
  out += to.fragment;
  return out;
}

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// One name for one page: what of an address tells pages apart, and what only tells visitors apart.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/url/percent.hpp"
#include "corpus/url/url.hpp"
#include "embedded/session_parameters.hpp"
#include "embedded/tracking_parameters.hpp"

namespace bifrons::url {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

/// The names of both data files: whole names, beginnings of names, and names that a token's value makes a session.
struct Droppable {
  std::unordered_set<std::string_view> names, with_token;
  std::vector<std::string_view> prefixes;

  void read(std::string_view lines) {
    for (std::size_t start = 0; start < lines.size();) {
      std::size_t const end = std::min(lines.find('\n', start), lines.size());
      std::string_view const line = lines.substr(start, end - start);
      start = end + 1;
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '+') with_token.insert(line.substr(1));
      else if (line.back() == '*') prefixes.push_back(line.substr(0, line.size() - 1));
      else names.insert(line);
    }
  }
};

Droppable const& droppable() {
  static Droppable const table = [] {
    Droppable read;
    read.read(embedded::tracking_parameters);
    read.read(embedded::session_parameters);
    return read;
  }();
  return table;
}

bool looks_like_token(std::string_view value) {
  return value.size() >= 16 && std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; }) &&
         std::ranges::all_of(value, [](char c) { return is_alnum(c) || c == '-' || c == '_'; });
}

bool is_dropped(std::string_view parameter) {
  std::size_t const equals = std::min(parameter.find('='), parameter.size());
  std::string const name = lower(unescape(parameter.substr(0, equals)));
  Droppable const& table = droppable();
  if (table.names.contains(name) || name.starts_with("aspsessionid")) return true;
  if (std::ranges::any_of(table.prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); })) return true;
  return equals < parameter.size() && table.with_token.contains(name) && looks_like_token(parameter.substr(equals + 1));
}

/// The query without its ?, parameters sorted by name (stable: the values of one name keep their order).
std::string canonical_query(std::string_view search) {
  std::string const text = normalize_escapes(search.substr(search.empty() ? 0 : 1));
  std::vector<std::string_view> kept;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t const end = std::min(text.find('&', start), text.size());
    std::string_view const parameter = std::string_view(text).substr(start, end - start);
    if (!parameter.empty() && !is_dropped(parameter)) kept.push_back(parameter);
    start = end + 1;
  }
  std::ranges::stable_sort(kept, {}, [](std::string_view parameter) { return parameter.substr(0, parameter.find('=')); });
  std::string out;
  for (std::string_view const parameter : kept) {
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

/// The path without a ;jsessionid=… (servlets) or /(S(…)) (ASP.NET), which name a visitor.
std::string canonical_path(std::string_view pathname) {
  std::string const normal = normalize_escapes(pathname);
  std::string path = normal;
  std::string small = lower(path);
  for (std::string_view const mark : {";jsessionid=", ";phpsessid="}) {
    for (std::size_t start = small.find(mark); start != std::string::npos; start = small.find(mark, start)) {
      std::size_t const end = std::min(path.find_first_of("/;", start + 1), path.size());
      path.erase(start, end - start);
      small.erase(start, end - start);
    }
  }
  std::size_t const start = path.find("/(S(");
  std::size_t const end = start == std::string::npos ? start : path.find("))/", start);
  if (end != std::string::npos && looks_like_token(std::string_view(path).substr(start + 4, end - start - 4)))
    path.erase(start, end + 2 - start);
  if (path.size() == normal.size()) return path;
  // What stood before a mark may be a dot segment now.
  std::optional<Parts> const again = parse("http://x" + path);
  return again ? again->pathname : path;
}

/// The host without the dots at its end; what is left may read as an IPv4 address, or as a broken one.
std::optional<std::string> canonical_host(std::string const& hostname) {
  std::size_t const last = hostname.find_last_not_of('.');
  if (last == std::string::npos) return std::nullopt;
  if (last + 1 == hostname.size()) return hostname;
  std::optional<Parts> const bare = parse("http://" + hostname.substr(0, last + 1));
  return bare ? std::optional(bare->hostname) : std::nullopt;
}

}  // namespace

std::optional<std::string> canonical(std::string_view input) {
  std::optional<Parts> const parts = parse(input);
  if (!parts || (parts->protocol != "http:" && parts->protocol != "https:")) return std::nullopt;
  std::optional<std::string> const host = canonical_host(parts->hostname);
  if (!host) return std::nullopt;
  std::string out = parts->protocol + "//" + *host;
  if (!parts->port.empty()) out += ":" + parts->port;
  return out + canonical_path(parts->pathname) + canonical_query(parts->search);
}

}  // namespace bifrons::url

// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing and resolving by ada; the rest of the room sees only our own types.
#include "corpus/url/url.hpp"

#include <ada.h>

#include <algorithm>
#include <cstddef>

#include "corpus/url/percent.hpp"

namespace bifrons::url {
namespace {

constexpr std::size_t input_limit = 64u << 10;

std::optional<ada::url_aggregator> read(std::string_view input, std::string_view base) {
  if (input.size() > input_limit || base.size() > input_limit) return std::nullopt;
  if (base.empty()) {
    auto parsed = ada::parse<ada::url_aggregator>(escape_invalid_utf8(input));
    return parsed ? std::optional(std::move(*parsed)) : std::nullopt;
  }
  auto const page = ada::parse<ada::url_aggregator>(escape_invalid_utf8(base));
  if (!page) return std::nullopt;
  auto parsed = ada::parse<ada::url_aggregator>(escape_invalid_utf8(input), &*page);
  return parsed ? std::optional(std::move(*parsed)) : std::nullopt;
}

bool is_special(ada::scheme::type type) {
  return type != ada::scheme::type::NOT_SPECIAL && type != ada::scheme::type::WS && type != ada::scheme::type::WSS;
}

/// href without what the URL parser takes out anywhere: tabs and line breaks.
std::string without_breaks(std::string_view href) {
  std::string out(href);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  while (!out.empty() && static_cast<unsigned char>(out.back()) <= ' ') out.pop_back();
  return out;
}

}  // namespace

std::optional<Parts> parse(std::string_view input, std::string_view base) {
  auto const parsed = read(input, base);
  if (!parsed) return std::nullopt;
  Parts parts;
  parts.href = parsed->get_href();
  parts.protocol = parsed->get_protocol();
  parts.username = parsed->get_username();
  parts.password = parsed->get_password();
  parts.host = parsed->get_host();
  parts.hostname = parsed->get_hostname();
  parts.port = parsed->get_port();
  parts.pathname = parsed->get_pathname();
  parts.search = parsed->get_search();
  parts.hash = parsed->get_hash();
  return parts;
}

std::optional<std::string> resolve(std::string_view href, std::string_view base) {
  auto const parsed = read(href, base);
  return parsed ? std::optional(std::string(parsed->get_href())) : std::nullopt;
}

std::optional<std::string> resolve(std::string_view href, std::string_view base, QueryEncoder const& encode_query) {
  auto const parsed = read(href, base);
  if (!parsed) return std::nullopt;
  // In a special address the first ? ahead of any # opens the query, wherever the parser stands when it meets it.
  std::string const plain = without_breaks(href);
  std::size_t const hash = std::min(plain.find('#'), plain.size());
  std::size_t const question = plain.find('?');
  if (question >= hash || !encode_query || !is_special(parsed->type)) return std::string(parsed->get_href());
  std::string_view const view = plain;
  std::string const query = encode_query(view.substr(question + 1, hash - question - 1));
  return resolve(std::string(view.substr(0, question + 1)) + query + std::string(view.substr(hash)), base);
}

std::string site(std::string_view address) {
  auto const parsed = read(address, {});
  if (!parsed) return {};
  std::string host(parsed->get_hostname());
  if (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.") && host.find('.', 4) != std::string::npos) host.erase(0, 4);
  return host;
}

}  // namespace bifrons::url

// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses resolved by the WHATWG rules; a canonical address that points to the site's front page is a common mistake and not believed.
#include "indexer/extract/links.hpp"

#include <algorithm>
#include <unordered_set>

#include "corpus/url/url.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t links_max = 20'000, address_bytes = 8192;

std::string without_fragment(std::string address) {
  if (auto const hash = address.find('#'); hash != std::string::npos) address.resize(hash);
  return address;
}

/// "" where it is no http(s) address.
std::string resolved(std::string_view href, std::string_view base) {
  href = trimmed(href);
  if (href.empty() || href.size() > address_bytes || href.front() == '#') return {};
  if (auto const colon = href.find_first_of(":/?#"); colon != std::string_view::npos && href[colon] == ':' && !iequals(href.substr(0, colon), "http") &&
                                                     !iequals(href.substr(0, colon), "https"))
    return {};
  auto address = url::resolve(href, base);
  if (!address || !(address->starts_with("http://") || address->starts_with("https://"))) return {};
  return without_fragment(std::move(*address));
}

bool is_front_page(std::string_view address) {
  auto const host = address.find("://");
  auto const path = host == std::string_view::npos ? host : address.find('/', host + 3);
  return path == std::string_view::npos || path + 1 == address.size();
}

/// Of a <link>: to the posts before and after.
bool leads_on(std::string_view rel) {
  constexpr std::string_view names[] = {"next", "prev", "previous"};
  return std::ranges::any_of(names, [&](std::string_view name) { return iequals(trimmed(rel), name); });
}

}  // namespace

std::string base_address(MetaTags const& meta, std::string_view url) {
  if (!meta.base.empty())
    if (auto base = url::resolve(meta.base, url)) return *base;
  return std::string(url);
}

std::vector<Link> read_links(PageTree const& page, MetaTags const& meta, std::string_view base) {
  std::vector<Link> out;
  std::unordered_set<std::string> seen;
  for (auto const& written : meta.translations)
    if (auto address = resolved(written, base); !address.empty() && seen.insert(address).second) out.push_back({std::move(address), false});
  for (NodeId i = 0; i < page.size() && out.size() < links_max; ++i) {
    auto const tag = page.tag(i);
    bool const area = tag == Tag::other && page.node(i).tag == "area", next = tag == Tag::link && leads_on(page.attribute(i, "rel"));
    if (tag != Tag::a && !area && !next && tag != Tag::frame && tag != Tag::iframe) continue;
    bool const framed = tag == Tag::frame || tag == Tag::iframe;
    if (tag == Tag::iframe) continue;
    auto address = resolved(page.attribute(i, framed ? "src" : "href"), base);
    if (address.empty() || !seen.insert(address).second) continue;
    out.push_back({std::move(address), ifind(page.attribute(i, "rel"), "nofollow") != std::string_view::npos});
  }
  return out;
}

std::vector<std::string> read_feeds(MetaTags const& meta, std::string_view base) {
  std::vector<std::string> out;
  for (auto const& feed : meta.feeds)
    if (auto address = resolved(feed, base); !address.empty()) out.push_back(std::move(address));
  return out;
}

std::string read_refresh(MetaTags const& meta, std::string_view base) { return resolved(meta.refresh, base); }

std::string canonical_address(MetaTags const& meta, std::string_view json_ld_url, std::string_view url, std::string_view base) {
  auto const own = resolved(url, {});
  for (auto const candidate : {std::string_view(meta.canonical), meta.first({"og:url"}), json_ld_url}) {
    auto address = resolved(candidate, base);
    if (address.empty() || (!own.empty() && url::site(address) != url::site(own))) continue;
    if (is_front_page(address) && !own.empty() && !is_front_page(own)) continue;
    return address;
  }
  return own;
}

}  // namespace bifrons::extract

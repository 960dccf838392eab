// SPDX-License-Identifier: GPL-3.0-or-later
// Reading sitemaps by local names: the protocol's namespace is misspelt too often to be asked for.
#include "indexer/source/sitemap.hpp"

#include <algorithm>

#include "corpus/url/url.hpp"
#include "corpus/xml/xml.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/feed_date.hpp"
#include "indexer/source/gunzip.hpp"

namespace bifrons::source {
namespace {

constexpr std::size_t entries_bound = 50'000;
constexpr std::string_view white = " \t\r\n";

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(white);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(white) - first + 1);
}

/// An absolute http(s) address, or "".
std::string address(std::string_view written, std::string_view base) {
  auto const parts = url::parse(trim(written), base);
  return parts && (parts->protocol == "http:" || parts->protocol == "https:") ? parts->href : std::string{};
}

void read_news(xml::Element const& news, SitemapEntry& entry) {
  if (auto const* title = news.child("title")) entry.news_title = trim(title->all_text());
  if (auto const* date = news.child("publication_date")) entry.news_date = feed_date(date->text);
  if (auto const* publication = news.child("publication"))
    if (auto const* language = publication->child("language")) entry.news_language = trim(language->text);
}

SitemapEntry read_entry(xml::Element const& element, std::string_view base) {
  SitemapEntry entry;
  for (auto const& child : element.children) {
    if (child.name == "loc" && entry.loc.empty()) entry.loc = address(child.all_text(), base);
    else if (child.name == "lastmod") entry.lastmod = feed_date(child.text);
    else if (child.name == "news") read_news(child, entry);
    else if (child.name == "link" && !child.attribute("hreflang").empty() && entry.alternates.size() < 500)
      entry.alternates.emplace(child.attribute("hreflang"), address(child.attribute("href"), base));
  }
  return entry;
}

void read_entries(xml::Element const& root, std::string_view name, std::string_view base, std::vector<SitemapEntry>& out) {
  for (auto const& child : root.children) {
    if (child.name != name || out.size() >= entries_bound) continue;
    if (auto entry = read_entry(child, base); !entry.loc.empty()) out.push_back(std::move(entry));
  }
}

Sitemap read_text(std::string_view text, std::string_view base) {
  Sitemap sitemap{SitemapKind::text, {}, {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && sitemap.urls.size() < entries_bound) {
    auto const end = std::min(text.find_first_of("\r\n"), text.size());
    auto const line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.starts_with("http://") && !line.starts_with("https://")) continue;
    if (auto loc = address(line, base); !loc.empty()) sitemap.urls.push_back({std::move(loc), {}, {}, {}, {}, {}});
  }
  if (sitemap.urls.empty()) sitemap.kind = SitemapKind::unknown;
  return sitemap;
}

/// An item without a link may carry its address as its id.
std::string_view place_of(FeedItem const& item) {
  if (!item.link.empty()) return item.link;
  return item.id.find("://") == std::string::npos ? std::string_view{} : std::string_view(item.id);
}

Sitemap read_feed(std::string_view bytes, std::string_view base, std::string_view content_type) {
  Sitemap sitemap;
  auto const feed = parse_feed(bytes, base, {.content_type = std::string(content_type), .content_location = {}, .content_language = {}});
  if (!feed) return sitemap;
  sitemap.kind = SitemapKind::feed;
  for (auto const& item : feed->items)
    if (auto loc = address(place_of(item), base); !loc.empty() && loc != base)
      sitemap.urls.push_back({std::move(loc), item.updated.empty() ? item.published : item.updated, {}, {}, {}, {}});
  return sitemap;
}

bool looks_like_text(std::string_view bytes) {
  auto const head = bytes.substr(0, 512);
  return head.find('<') == std::string_view::npos && head.find('\0') == std::string_view::npos;
}

}  // namespace

Result<Sitemap> parse_sitemap(std::string_view bytes, std::string_view url, std::string_view content_type) {
  std::string unpacked;
  if (is_gzip(bytes)) {
    auto text = gunzip(bytes);
    if (!text) return tl::unexpected<Error>(text.error());
    unpacked = std::move(*text);
    bytes = unpacked;
  }
  if (looks_like_text(bytes)) return read_text(bytes, url);
  while (!bytes.empty() && white.find(bytes.front()) != std::string_view::npos) bytes.remove_prefix(1);
  auto const root = xml::parse(bytes);
  if (!root) return Sitemap{};
  Sitemap sitemap;
  if (root->name == "urlset") sitemap.kind = SitemapKind::urlset, read_entries(*root, "url", url, sitemap.urls);
  else if (root->name == "sitemapindex") sitemap.kind = SitemapKind::index, read_entries(*root, "sitemap", url, sitemap.sitemaps);
  else return read_feed(bytes, url, content_type);
  return sitemap;
}

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Reading sitemaps by local names: the protocol's namespace is misspelt too often to be asked for.
#include "indexer/source/sitemap.hpp"

#include <algorithm>

#include "corpus/charset/charset.hpp"
#include "corpus/packed/gzip.hpp"
#include "corpus/url/url.hpp"
#include "corpus/xml/xml.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/feed_date.hpp"

namespace bifrons::source {
namespace {

constexpr std::size_t entries_bound = 50'000;
constexpr std::string_view white = " \t\r\n";

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(white);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(white) - first + 1);
}

/// Names are spelt in every case.
bool is_named(xml::Element const& element, std::string_view name) {
  return std::ranges::equal(element.name, name, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

/// An image's or a video's own address is not the page's.
bool is_extension(xml::Element const& element) {
  return element.space.find("sitemap-") != std::string::npos || element.space == "image" || element.space == "video";
}

/// An absolute http(s) address, or "".
std::string address(std::string_view written, std::string_view base) {
  written = trim(written);
  if (written.empty()) return {};
  auto const parts = url::parse(written, base);
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
    if (is_named(child, "loc") && !is_extension(child) && entry.loc.empty()) entry.loc = address(child.all_text(), base);
    else if (is_named(child, "lastmod")) entry.lastmod = feed_date(child.text);
    else if (child.name == "news") read_news(child, entry);
    else if (child.name == "link" && !child.attribute("hreflang").empty() && entry.alternates.size() < 500)
      entry.alternates.emplace(child.attribute("hreflang"), address(child.attribute("href"), base));
  }
  return entry;
}

void read_entries(xml::Element const& root, std::string_view name, std::string_view base, std::vector<SitemapEntry>& out) {
  for (auto const& child : root.children) {
    if (!is_named(child, name) || out.size() >= entries_bound) continue;
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

/// No tag before the first address.
bool looks_like_text(std::string_view bytes) {
  auto head = bytes.substr(0, 512);
  head = head.substr(0, std::min(head.find("http://"), head.find("https://")));
  return head.find('<') == std::string_view::npos && head.find('\0') == std::string_view::npos;
}

/// A text list in UTF-16 says so by its mark.
std::string without_utf16(std::string_view bytes) {
  bool const little = bytes.starts_with("\xFF\xFE"), big = bytes.starts_with("\xFE\xFF");
  return little || big ? charset::decode(bytes, little ? "utf-16le" : "utf-16be") : std::string{};
}

/// Unpacked, twice where a server packed what was packed.
Result<std::string> unpacked(std::string_view bytes) {
  auto text = packed::gunzip(bytes);
  return text && packed::is_gzip(*text) ? packed::gunzip(*text) : text;
}

/// Past what a broken server printed ahead of the list.
std::string_view without_junk(std::string_view bytes) {
  auto const head = bytes.substr(0, 64u << 10);
  auto const start = std::min({head.find("<?xml"), head.find("<urlset"), head.find("<sitemapindex")});
  return start == std::string_view::npos || head.find("<html") < start ? bytes : bytes.substr(start);
}

Sitemap read_xml(std::string_view bytes, std::string_view url, std::string_view content_type) {
  constexpr std::string_view containers[] = {"urlset", "sitemapindex"}, records[] = {"url", "sitemap"}, fields[] = {"loc", "lastmod", "changefreq", "priority"};
  auto const root = xml::parse(without_junk(bytes), {}, {.elements = 1'000'000}, {containers, records, fields});
  if (!root) return {};
  bool const is_list = is_named(*root, "urlset");
  if (!is_list && !is_named(*root, "sitemapindex")) return read_feed(bytes, url, content_type);
  Sitemap sitemap{is_list ? SitemapKind::urlset : SitemapKind::index, {}, {}};
  read_entries(*root, "url", url, sitemap.urls);
  read_entries(*root, "sitemap", url, sitemap.sitemaps);
  return sitemap;
}

}  // namespace

Result<Sitemap> parse_sitemap(std::string_view bytes, std::string_view url, std::string_view content_type) {
  std::string owned;
  if (packed::is_gzip(bytes)) {
    auto text = unpacked(bytes);
    if (!text) return tl::unexpected<Error>(text.error());
    owned = std::move(*text);
    bytes = owned;
  }
  if (auto text = without_utf16(bytes); !text.empty() && looks_like_text(text)) return read_text(text, url);
  if (bytes.starts_with('{')) return read_feed(bytes, url, content_type);
  if (looks_like_text(bytes)) return read_text(bytes, url);
  while (!bytes.empty() && white.find(bytes.front()) != std::string_view::npos) bytes.remove_prefix(1);
  return read_xml(bytes, url, content_type);
}

}  // namespace bifrons::source

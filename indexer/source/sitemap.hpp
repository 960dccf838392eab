// SPDX-License-Identifier: GPL-3.0-or-later
// Sitemaps: lists of a site's pages as XML or text, plain or gzipped, and indexes of such lists.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::source {

enum class SitemapKind : std::uint8_t { urlset, index, text, feed, unknown };

struct SitemapEntry {
  std::string loc;      ///< absolute address
  std::string lastmod;  ///< ISO 8601, "" where unknown
  std::string news_title, news_language, news_date;
  std::map<std::string, std::string> alternates;  ///< hreflang -> address
};

struct Sitemap {
  SitemapKind kind = SitemapKind::unknown;
  std::vector<SitemapEntry> urls;      ///< of a urlset, a text list, or a feed's items
  std::vector<SitemapEntry> sitemaps;  ///< of an index
};

/// bytes as fetched from url; the kind is found by content, content_type only hints. Bounds: 50,000 entries, 64 MiB unpacked.
/// refused past a bound of size; what is no sitemap has kind unknown.
[[nodiscard]] Result<Sitemap> parse_sitemap(std::string_view bytes, std::string_view url, std::string_view content_type = {});

}  // namespace bifrons::source

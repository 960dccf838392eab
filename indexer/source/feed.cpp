// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the feed formats: which family, and from where addresses count.
#include "indexer/source/feed.hpp"

#include <algorithm>

#include "corpus/url/url.hpp"
#include "indexer/source/feed_formats.hpp"
#include "indexer/source/markup.hpp"

namespace bifrons::source {
namespace {

std::string_view without_blanks(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto const start = bytes.find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? std::string_view{} : bytes.substr(start);
}

}  // namespace

bool looks_like_feed(std::string_view bytes) {
  auto const head = without_blanks(bytes.substr(0, 4'096));
  if (head.starts_with('{')) return head.find("jsonfeed.org/version/") != std::string_view::npos;
  if (!head.starts_with('<')) return false;
  constexpr std::string_view roots[] = {"<rss", "<feed", "<rdf:RDF", "<RDF", "<atom:feed", "<urlset", "<sitemapindex", "<opml"};
  return std::ranges::any_of(roots, [&](std::string_view root) {
    auto const at = head.find(root);
    return at != std::string_view::npos && head.substr(0, at).find("<html") == std::string_view::npos && head.substr(0, at).find("<body") == std::string_view::npos;
  });
}

Result<Feed> parse_feed(std::string_view bytes, std::string_view url, FeedHeaders const& headers) {
  std::string base(url);
  if (!headers.content_location.empty()) base = absolute(headers.content_location, base);
  auto feed = without_blanks(bytes).starts_with('{') ? parse_json_feed(bytes, base)
                                                     : parse_xml_feed(bytes, headers.content_type, base, headers.content_language);
  if (!feed && !url.empty()) return failure(feed.error().code, feed.error().what + " (" + std::string(url) + ")", feed.error().hint);
  return feed;
}

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF, as one value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::source {

struct Person {
  std::string name, email, uri;
  /// "name (email)", or the one that is there.
  [[nodiscard]] std::string printed() const;
  [[nodiscard]] bool empty() const noexcept { return name.empty() && email.empty() && uri.empty(); }
};

struct FeedLink {
  std::string href, rel = "alternate", type, title, hreflang;
};

/// One form of an item's text: markup where type says so.
struct FeedContent {
  std::string value, type, language, src;
};

struct Enclosure {
  std::string url, type, length;
};

/// A summary is the item's text where the feed has no shorter one. Text fields may hold markup, with addresses in it made absolute. Dates are ISO 8601 or "".
struct FeedItem {
  std::string title, link, id, summary, published, updated, created, comments, rights, language;
  std::vector<FeedLink> links;
  std::vector<FeedContent> content;
  Person author;                ///< the first of authors
  std::vector<Person> authors;  ///< at most 50
  std::vector<Person> contributors;
  std::vector<std::string> categories;
  std::vector<Enclosure> enclosures;
  std::string source_id, source_title, source_link;  ///< the feed that it was taken over from
};

/// The openSearch numbers of a feed that is served in pages; 0 where it does not say.
struct FeedPaging {
  std::size_t total = 0, start = 0, per_page = 0;
};

struct Feed {
  std::string version;   ///< "rss20", "rss10", "atom10", "json11" …
  std::string encoding;  ///< as the transport or the file names it, in lower case; a guess by its registered name
  std::string title, link, id, description, language, updated, published, generator, rights, image, icon, logo;
  std::vector<FeedLink> links;
  Person author;
  std::vector<std::string> categories;
  FeedPaging paging;
  std::vector<FeedItem> items;  ///< in file order, at most 20,000
};

/// What the transport said.
struct FeedHeaders {
  std::string content_type, content_location, content_language;
};

/// bytes as fetched from url. Broken XML is read as far as it goes. unreadable where it is no feed.
[[nodiscard]] Result<Feed> parse_feed(std::string_view bytes, std::string_view url, FeedHeaders const& headers = {});

/// The first bytes look like a feed's (or another XML list's), whatever the type header says.
[[nodiscard]] bool looks_like_feed(std::string_view bytes);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets are a feed, a list of feeds, or none.
#include "indexer/source/feed.hpp"
#include "indexer/source/feed_paging.hpp"
#include "indexer/source/opml.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::source::looks_like_feed(bytes));
  constexpr auto url = "https://blog.test/feeds/posts?paged=2&start-index=26";
  if (auto const feed = bifrons::source::parse_feed(bytes, url)) static_cast<void>(bifrons::source::next_page_of(*feed, url));
  static_cast<void>(bifrons::source::parse_feed(bytes, url, {"text/xml; charset=koi8-r", "/\xD1\x8F/", "ru"}));
  static_cast<void>(bifrons::source::parse_opml(bytes));
  return 0;
}

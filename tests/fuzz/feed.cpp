// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets are a feed, a list of feeds, or none.
#include "indexer/source/feed.hpp"
#include "indexer/source/opml.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::source::looks_like_feed(bytes));
  static_cast<void>(bifrons::source::parse_feed(bytes, "https://blog.test/feed"));
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets are a sitemap or none.
#include "indexer/source/sitemap.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::source::parse_sitemap(bytes, "https://blog.test/sitemap.xml"));
  return 0;
}

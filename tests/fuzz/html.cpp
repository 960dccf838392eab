// SPDX-License-Identifier: GPL-3.0-or-later
// Any page is parsed and its article sought.
#include "indexer/extract/extract.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::extract::extract({.bytes = bytes, .url = "https://blog.test/a", .content_type = {}}));
  static_cast<void>(bifrons::extract::fragment_text(bytes));
  return 0;
}

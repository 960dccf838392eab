// SPDX-License-Identifier: GPL-3.0-or-later
// Any robots.txt is read, and any address asked of it: the first line is the address.
#include "indexer/fetch/robots.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  auto const robots = bifrons::fetch::Robots::parse(bytes, "bifrons");
  static_cast<void>(robots.allowed("https://blog.test/" + bytes.substr(0, bytes.find('\n'))));
  return 0;
}

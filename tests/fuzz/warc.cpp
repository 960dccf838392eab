// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets are read as a web archive to their end; every page in them is decoded.
#include <cstring>

#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/warc_reader.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  std::string_view left = bytes;
  auto const read = [&left](char* into, std::size_t room) {
    auto const n = left.copy(into, room);
    left.remove_prefix(n);
    return static_cast<std::ptrdiff_t>(n);
  };
  bifrons::archive::WarcReader reader(read, [](std::string const&) {});
  while (auto const record = reader.next()) static_cast<void>(bifrons::archive::captured_page(*record));
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Any file is an outline or named as none: the first line is its name.
#include "searchd/outline/outline.hpp"

#include <algorithm>

#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  std::size_t const line = std::min(bytes.find('\n'), bytes.size());
  std::size_t const body = std::min(line + 1, bytes.size());
  static_cast<void>(bifrons::outline::read(std::string_view(bytes).substr(body), bytes.substr(0, line)));
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is an address or none, and a canonical address is its own canonical address.
#include <cstdlib>

#include "corpus/url/url.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  static_cast<void>(bifrons::url::resolve(bytes, "https://blog.test/a/b?c#d"));
  auto const once = bifrons::url::canonical(bytes);
  if (!once) return 0;
  auto const twice = bifrons::url::canonical(*once);
  if (!twice || *twice != *once) std::abort();
  return 0;
}

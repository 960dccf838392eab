// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets in any encoding decode to UTF-8.
#include "corpus/charset/charset.hpp"
#include "tests/fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  std::size_t const line = bytes.find('\n');
  namespace charset = bifrons::charset;
  static_cast<void>(charset::decode(bytes.substr(line + 1), bytes.substr(0, line)));
  static_cast<void>(charset::decode_page(bytes, bytes.substr(0, line)));
  static_cast<void>(charset::decode_xml(bytes));
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Packs what the tests unpack.
#pragma once

#define ZLIB_CONST
#include <zlib.h>

#include <string>
#include <string_view>

namespace bifrons::packed::testing {

inline constexpr int gzip_window = 16 + MAX_WBITS, zlib_window = MAX_WBITS, raw_window = -MAX_WBITS;

inline std::string deflated(std::string_view bytes, int window = gzip_window) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 32, '\0');
  z.next_in = reinterpret_cast<Bytef const*>(bytes.data());
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

inline std::string long_text() {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919) + ' ';
  return text;
}

}  // namespace bifrons::packed::testing

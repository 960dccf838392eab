// SPDX-License-Identifier: GPL-3.0-or-later
// zlib's inflate in a loop that counts what comes out.
#include "indexer/source/gunzip.hpp"

#include <zlib.h>

#include <array>
#include <cstring>

namespace bifrons::source {
namespace {

/// zlib wants pointers to octets that it may not write: the input is copied piece by piece instead of cast.
struct Inflater {
  z_stream stream{};
  std::array<Bytef, 1u << 14> in{}, out{};
  Inflater() { inflateInit2(&stream, 16 + MAX_WBITS); }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Result<std::string> gunzip(std::string_view bytes, std::size_t bound) {
  Inflater z;
  std::string text;
  for (;;) {
    if (z.stream.avail_in == 0 && !bytes.empty()) {
      auto const n = std::min(bytes.size(), z.in.size());
      std::memcpy(z.in.data(), bytes.data(), n);
      bytes.remove_prefix(n);
      z.stream.next_in = z.in.data();
      z.stream.avail_in = static_cast<uInt>(n);
    }
    z.stream.next_out = z.out.data();
    z.stream.avail_out = static_cast<uInt>(z.out.size());
    int const code = inflate(&z.stream, Z_NO_FLUSH);
    auto const produced = z.out.size() - z.stream.avail_out;
    if (text.size() + produced > bound) return failure(ErrorCode::refused, "The gzip file unpacks to more than " + std::to_string(bound) + " bytes.");
    for (std::size_t i = 0; i < produced; ++i) text += static_cast<char>(z.out[i]);
    bool const more = z.stream.avail_in != 0 || !bytes.empty();
    if (code == Z_STREAM_END && more) inflateReset(&z.stream);
    else if (code != Z_OK || (!more && produced == 0)) break;
  }
  if (text.empty()) return failure(ErrorCode::unreadable, "The gzip file is damaged from its start.");
  return text;
}

}  // namespace bifrons::source

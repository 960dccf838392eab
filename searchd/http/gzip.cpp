// SPDX-License-Identifier: GPL-3.0-or-later
// zlib, used in one place.
#include "searchd/http/gzip.hpp"

#include <memory>
#include <zlib.h>

#include "searchd/http/accept.hpp"

namespace bifrons::http {
namespace {

constexpr int level = 4;             // half the time of 6 for 3 % more bytes on JSON answers
constexpr int gzip_window = 15 + 16;  // the largest window, with a gzip header
constexpr int memory_level = 8;

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  return !accept_encoding.empty() && preference(accept_encoding, "gzip") > 0.0;
}

bool is_compressible(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos || type.find("xml") != std::string_view::npos;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::unique_ptr<z_stream, int (*)(z_stream*)> const owner(&stream, &deflateEnd);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib reads it only
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  out.resize(stream.total_out);
  return out;
}

}  // namespace bifrons::http

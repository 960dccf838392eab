// SPDX-License-Identifier: GPL-3.0-or-later
// The one call of zlib's inflate.
#define ZLIB_CONST
#include "corpus/packed/inflater.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace bifrons::packed {
namespace {

int window_of(Wrapping wrapping) {
  switch (wrapping) {
    case Wrapping::gzip: return 16 + MAX_WBITS;
    case Wrapping::gzip_or_zlib: return 32 + MAX_WBITS;
    case Wrapping::none: break;
  }
  return -MAX_WBITS;
}

}  // namespace

struct Inflater::Stream {
  z_stream z{};
  std::array<char, step_bytes> piece;

  explicit Stream(Wrapping wrapping) {
    if (inflateInit2(&z, window_of(wrapping)) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { inflateEnd(&z); }
  Stream(Stream const&) = delete;
  Stream& operator=(Stream const&) = delete;
};

Inflater::Inflater(Wrapping wrapping) : stream_(std::make_unique<Stream>(wrapping)) {}
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

Inflater::Step Inflater::step(std::string_view bytes, std::string& out) {
  auto& [z, piece] = *stream_;
  auto const offered = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
  z.next_in = reinterpret_cast<Bytef const*>(bytes.data());
  z.avail_in = offered;
  z.next_out = reinterpret_cast<Bytef*>(piece.data());
  z.avail_out = static_cast<uInt>(piece.size());
  int const code = inflate(&z, Z_NO_FLUSH);
  Step step{State::running, offered - z.avail_in, piece.size() - z.avail_out};
  z.next_in = nullptr;
  z.avail_in = 0;
  out.append(piece.data(), step.given);
  if (code == Z_STREAM_END) step.state = State::ended;
  else if (code != Z_OK && code != Z_BUF_ERROR) step.state = State::damaged;
  return step;
}

void Inflater::restart() noexcept { inflateReset(&stream_->z); }

}  // namespace bifrons::packed

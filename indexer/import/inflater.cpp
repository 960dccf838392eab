// SPDX-License-Identifier: GPL-3.0-or-later
// zlib's inflate in a loop; an end of one member begins the next.
#include "indexer/import/inflater.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace bifrons::import {

/// zlib wants octets as its own type: pieces are copied in and out instead of cast.
struct Inflater::State {
  z_stream stream{};
  std::array<Bytef, 1U << 14> in{}, out{};
  bool at_end = false, trailing = false;
  State() { inflateInit2(&stream, 16 + MAX_WBITS); }
  ~State() { inflateEnd(&stream); }
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  /// Unpacks what stands in `in`; false where it is damaged.
  bool drain(std::string& to) {
    do {
      if (at_end && stream.avail_in > 0) {
        // Padding behind the last member is common and harmless.
        if (*stream.next_in != 0x1F) return trailing = true;
        inflateReset(&stream);
        at_end = false;
      }
      stream.next_out = out.data();
      stream.avail_out = static_cast<uInt>(out.size());
      int const code = inflate(&stream, Z_NO_FLUSH);
      std::size_t const produced = out.size() - stream.avail_out;
      std::size_t const before = to.size();
      to.resize(before + produced);
      std::memcpy(to.data() + before, out.data(), produced);
      if (code == Z_STREAM_END) at_end = true;
      else if (code != Z_OK && code != Z_BUF_ERROR) return false;
    } while (stream.avail_in > 0 || stream.avail_out == 0);
    return true;
  }
};

Inflater::Inflater() : state_(std::make_unique<State>()) {}
Inflater::~Inflater() = default;

bool Inflater::add(std::string_view packed, std::string& out) {
  while (!packed.empty() && !state_->trailing) {
    std::size_t const n = std::min(packed.size(), state_->in.size());
    std::memcpy(state_->in.data(), packed.data(), n);
    packed.remove_prefix(n);
    state_->stream.next_in = state_->in.data();
    state_->stream.avail_in = static_cast<uInt>(n);
    if (!state_->drain(out)) return false;
  }
  return true;
}

bool Inflater::complete() const noexcept { return state_->at_end; }

}  // namespace bifrons::import

// SPDX-License-Identifier: GPL-3.0-or-later
// gzip and deflate by zlib, br by libbrotli, all within a bound.
#define ZLIB_CONST
#include <brotli/decode.h>
#include <zlib.h>

#include <array>
#include <memory>

#include "indexer/archive/http_response.hpp"

namespace bifrons::archive {
namespace {

constexpr std::size_t piece_bytes = 32u << 10;
constexpr int any_header = 32 + MAX_WBITS, no_header = -MAX_WBITS;  // of gzip or zlib; raw deflate, as some servers send it

std::optional<std::string> inflated(std::string_view body, int window, std::size_t bound) {
  z_stream z{};
  if (inflateInit2(&z, window) != Z_OK) return std::nullopt;
  std::unique_ptr<z_stream, int (*)(z_streamp)> const owner(&z, &inflateEnd);
  z.next_in = reinterpret_cast<Bytef const*>(body.data());
  z.avail_in = static_cast<uInt>(body.size());
  std::string out;
  std::array<char, piece_bytes> piece;
  for (int code = Z_OK; code == Z_OK;) {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&z, Z_NO_FLUSH);
    auto const produced = piece.size() - z.avail_out;
    if (out.size() + produced > bound) return std::nullopt;
    out.append(piece.data(), produced);
    if (code == Z_STREAM_END && z.avail_in > 0 && window == any_header && inflateReset(&z) == Z_OK) code = Z_OK;  // members may follow
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::string> unbrotlied(std::string_view body, std::size_t bound) {
  std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> const state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  auto const* in = reinterpret_cast<std::uint8_t const*>(body.data());
  auto left = body.size();
  std::string out;
  std::array<char, piece_bytes> piece;
  for (;;) {
    auto* to = reinterpret_cast<std::uint8_t*>(piece.data());
    auto room = piece.size();
    auto const result = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    auto const produced = piece.size() - room;
    if (out.size() + produced > bound) return std::nullopt;
    out.append(piece.data(), produced);
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) break;
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

std::optional<std::string> decode_content(std::string_view coding, std::string_view body, std::size_t bound) {
  if (coding == "br") return unbrotlied(body, bound);
  if (coding == "identity" || coding == "none") return std::string(body);
  if (coding != "gzip" && coding != "x-gzip" && coding != "deflate") return std::nullopt;
  auto decoded = inflated(body, any_header, bound);
  return decoded || coding != "deflate" ? decoded : inflated(body, no_header, bound);
}

}  // namespace bifrons::archive

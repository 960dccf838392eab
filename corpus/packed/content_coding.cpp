// SPDX-License-Identifier: GPL-3.0-or-later
// A table of codings, each undone into a string that says how it ended.
#include "corpus/packed/content_coding.hpp"

#include <brotli/decode.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "corpus/packed/gzip.hpp"

namespace bifrons::packed {
namespace {

enum class Ending : std::uint8_t { whole, cut, damaged, too_large };

struct Undone {
  Ending ending{};
  std::string bytes;
};

Undone inflated(std::string_view body, Wrapping wrapping, std::size_t bound) {
  Undone undone;
  GzipStream stream(wrapping);
  auto const state = stream.add(body, undone.bytes, bound);
  if (state == GzipStream::State::too_large) undone.ending = Ending::too_large;
  else if (state == GzipStream::State::damaged) undone.ending = Ending::damaged;
  else undone.ending = stream.complete() ? Ending::whole : Ending::cut;
  return undone;
}

Undone ungzipped(std::string_view body, std::size_t bound) { return inflated(body, Wrapping::gzip_or_zlib, bound); }

/// The standard means zlib; some servers send the bare octets.
Undone undeflated(std::string_view body, std::size_t bound) {
  auto wrapped = inflated(body, Wrapping::gzip_or_zlib, bound);
  if (wrapped.ending != Ending::damaged || !wrapped.bytes.empty()) return wrapped;
  return inflated(body, Wrapping::none, bound);
}

Undone unbrotlied(std::string_view body, std::size_t bound) {
  std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> const state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return {Ending::damaged, {}};
  auto const* in = reinterpret_cast<std::uint8_t const*>(body.data());
  auto left = body.size();
  Undone undone;
  std::array<char, Inflater::step_bytes> piece;
  for (;;) {
    auto* to = reinterpret_cast<std::uint8_t*>(piece.data());
    auto room = piece.size();
    auto const result = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    undone.bytes.append(piece.data(), piece.size() - room);
    if (undone.bytes.size() > bound) return undone.ending = Ending::too_large, undone;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    undone.ending = result == BROTLI_DECODER_RESULT_SUCCESS ? Ending::whole : result == BROTLI_DECODER_RESULT_ERROR ? Ending::damaged : Ending::cut;
    return undone;
  }
}

Undone as_it_is(std::string_view body, std::size_t bound) { return {body.size() > bound ? Ending::too_large : Ending::whole, std::string(body)}; }

struct Coding {
  std::string_view name;
  Undone (*undo)(std::string_view, std::size_t);
};

constexpr std::array<Coding, 6> codings_known{{
    {"gzip", ungzipped}, {"x-gzip", ungzipped}, {"deflate", undeflated}, {"br", unbrotlied}, {"identity", as_it_is}, {"none", as_it_is},
}};

/// "gzip, BR" as its words in lower case.
std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out(1);
  for (char const c : list) {
    if (c == ',') out.emplace_back();
    else if (c != ' ' && c != '\t') out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  std::erase(out, std::string());
  return out;
}

Coding const* known(std::string_view name) {
  auto const at = std::ranges::find(codings_known, name, &Coding::name);
  return at == codings_known.end() ? nullptr : at;
}

}  // namespace

Result<std::string> undo(std::string_view codings, std::string_view body, std::size_t bound) {
  auto left = words(codings);
  if (left.size() > most_codings) return failure(ErrorCode::unreadable, "The content is packed more than " + std::to_string(most_codings) + " times.");
  if (body.empty()) return std::string();
  Undone undone{Ending::whole, std::string(body)};
  for (; !left.empty(); left.pop_back()) {
    auto const* const coding = known(left.back());
    if (coding == nullptr) return failure(ErrorCode::unreadable, "The content is packed as \"" + left.back().substr(0, 40) + "\", which is not known here.");
    undone = coding->undo(undone.bytes, bound);
    if (undone.ending == Ending::too_large) return failure(ErrorCode::refused, "The content unpacks to more than " + std::to_string(bound) + " bytes.");
    if (undone.ending != Ending::whole) return failure(ErrorCode::unreadable, undone.ending == Ending::cut ? "The packed content has no end." : "The packed content is damaged.");
  }
  return std::move(undone.bytes);
}

std::string salvage(std::string_view codings, std::string_view body, std::size_t bound) {
  auto left = words(codings);
  std::string bytes(body);
  for (std::size_t taken = 0; !left.empty() && taken < most_codings; left.pop_back(), ++taken) {
    auto const* const coding = known(left.back());
    if (coding == nullptr) break;
    auto undone = coding->undo(bytes, bound);
    if (undone.bytes.empty() && undone.ending != Ending::whole) break;
    bytes = std::move(undone.bytes);
    if (bytes.size() > bound) bytes.resize(bound);
  }
  return bytes;
}

}  // namespace bifrons::packed

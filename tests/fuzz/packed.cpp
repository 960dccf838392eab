// SPDX-License-Identifier: GPL-3.0-or-later
// Any octets as a zip archive, as gzip and as bodies in every content coding: bounds hold, and nothing throws.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "corpus/packed/content_coding.hpp"
#include "corpus/packed/gzip.hpp"
#include "corpus/packed/zip.hpp"
#include "tests/fuzz/input.hpp"

namespace packed = bifrons::packed;

namespace {

constexpr std::size_t bound = 1u << 20;
constexpr std::array<std::string_view, 6> codings{"gzip", "deflate", "br", "gzip, gzip", "deflate, br", "br, x-gzip, identity"};

void hold(bool kept) {
  if (!kept) std::abort();
}

void read_zip(std::string_view bytes) {
  auto zip = packed::Zip::open_bytes(bytes, {.entries = 1'000, .entry_bytes = bound / 4, .total_bytes = bound});
  if (!zip) return;
  std::size_t total = 0;
  for (auto const& entry : zip->entries()) {
    if (entry.unusable.empty()) hold(!entry.name.starts_with('/') && entry.name.find("/../") == entry.name.npos && !entry.name.starts_with("../"));
    auto const content = zip->read(entry);
    if (content) hold(content->size() <= bound / 4), total += content->size();
  }
  hold(total <= bound);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const bytes = bifrons::fuzz::text_of(data, size);
  if (packed::is_zip(bytes)) read_zip(bytes);
  if (auto const text = packed::gunzip(bytes, bound)) hold(text->size() <= bound);
  for (auto const coding : codings) {
    auto const undone = packed::undo(coding, bytes, bound);
    if (undone) hold(undone->size() <= bound);
    auto const salvaged = packed::salvage(coding, bytes, bound);
    hold(salvaged.size() <= std::max(bound, bytes.size()));
    if (undone) hold(*undone == salvaged);
  }
  return 0;
}

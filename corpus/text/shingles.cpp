// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes that stay the same on every machine, and the bit-parallel longest common subsequence of Crochemore and others.
#include "corpus/text/shingles.hpp"

#include <algorithm>
#include <vector>

namespace bifrons::text {
namespace {

/// The finaliser of splitmix64.
std::uint64_t mixed(std::uint64_t hash) noexcept {
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31);
}

constexpr std::size_t word_bits = 64, alphabet = 256;

}  // namespace

void Fingerprint::add(std::uint32_t word) noexcept {
  std::shift_left(last_.begin(), last_.end(), 1);
  last_.back() = word;
  if (++words_ < shingle_words) return;
  std::uint64_t shingle = 0;
  for (auto const part : last_) shingle = (shingle + part) * 0x9e3779b97f4a7c15U;
  keep(mixed(shingle));
}

void Fingerprint::keep(std::uint64_t hash) noexcept {
  if (size_ == most && hash >= least_.back()) return;
  auto const end = least_.begin() + static_cast<std::ptrdiff_t>(size_);
  auto const at = std::lower_bound(least_.begin(), end, hash);
  if (at != end && *at == hash) return;
  if (size_ < most) ++size_;
  std::move_backward(at, least_.begin() + static_cast<std::ptrdiff_t>(size_) - 1, least_.begin() + static_cast<std::ptrdiff_t>(size_));
  *at = hash;
}

std::size_t common_in_order(std::string_view a, std::string_view b) {
  auto const blocks = (a.size() + word_bits - 1) / word_bits;
  if (blocks == 0) return 0;
  std::vector<std::uint64_t> places(alphabet * blocks), open(blocks, ~std::uint64_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) places[static_cast<unsigned char>(a[i]) * blocks + i / word_bits] |= std::uint64_t{1} << (i % word_bits);
  for (char const c : b) {
    auto const* here = &places[static_cast<unsigned char>(c) * blocks];
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < blocks; ++i) {
      auto const v = open[i], u = v & here[i];
      auto const sum = v + u;
      auto const with_carry = sum + carry;
      carry = static_cast<std::uint64_t>(sum < v) | static_cast<std::uint64_t>(with_carry < sum);
      open[i] = with_carry | (v - u);
    }
  }
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) common += (open[i / word_bits] >> (i % word_bits) & 1U) == 0 ? 1U : 0U;
  return common;
}

std::size_t common_in_any_order(std::string_view a, std::string_view b) noexcept {
  std::array<std::size_t, alphabet> left{};
  for (char const c : a) ++left[static_cast<unsigned char>(c)];
  std::size_t common = 0;
  for (char const c : b) {
    auto& count = left[static_cast<unsigned char>(c)];
    if (count == 0) continue;
    --count;
    ++common;
  }
  return common;
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// What two copies of one text have in common: a few sampled runs of words to meet by, and the words in common order to tell them by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace bifrons::text {

/// The least of the hashes of a text's shingles (runs of four words): of two texts that share the part j of their shingles, each
/// of the least is common with a chance of j or more, so that eight find nearly all with j over 0.25.
class Fingerprint {
 public:
  static constexpr std::size_t shingle_words = 4, most = 8;

  /// The hash of the next word.
  void add(std::uint32_t word) noexcept;
  /// Starts a text.
  void clear() noexcept { *this = {}; }
  /// Ascending, distinct; fewer of a text with few shingles.
  [[nodiscard]] std::span<std::uint64_t const> least() const noexcept { return {least_.data(), size_}; }
  [[nodiscard]] std::size_t words() const noexcept { return words_; }

 private:
  void keep(std::uint64_t hash) noexcept;

  std::array<std::uint64_t, most> least_{};
  std::size_t size_ = 0, words_ = 0;
  std::array<std::uint32_t, shingle_words> last_{};
};

/// The longest common subsequence of two strings of bytes (a byte a word). |a| · |b| / 64 steps: the caller bounds both.
[[nodiscard]] std::size_t common_in_order(std::string_view a, std::string_view b);

/// How many bytes both have in any order: never less than common_in_order, in linear time.
[[nodiscard]] std::size_t common_in_any_order(std::string_view a, std::string_view b) noexcept;

}  // namespace bifrons::text

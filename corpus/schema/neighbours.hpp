// SPDX-License-Identifier: GPL-3.0-or-later
// Which words stand side by side in an article, without saying where: most articles that hold the words of a phrase do not hold the
// phrase, and a look here spares them the reading of all their places.
//
// The slot is a Bloom filter of four bits a pair and one probe: wrong in about one of five, and never where it says no. Twice the bits
// cost 3 % of the index and gained nothing more: what is left is the reading of articles that do hold the phrase.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::schema {

/// left and right: word_hash of both.
[[nodiscard]] std::uint32_t pair_hash(std::uint32_t left, std::uint32_t right) noexcept;

/// Collects the pairs of one article; positions ascend, several words may share one.
class NeighbourWriter {
 public:
  void add(std::uint32_t position, std::uint32_t word);
  [[nodiscard]] std::string slot() const;

 private:
  std::vector<std::uint32_t> pairs_, here_, before_;  ///< words at the last position, and at the one before it
  std::uint32_t last_ = 0;
};

/// A slot that is empty, as one of an article written before there were any, may have all.
[[nodiscard]] bool may_have_pair(std::string_view slot, std::uint32_t pair) noexcept;

}  // namespace bifrons::schema

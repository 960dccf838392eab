// SPDX-License-Identifier: GPL-3.0-or-later
// A pair's bit is its hash scaled to the number of bits, so that any number of bytes will do.
#include "corpus/schema/neighbours.hpp"

#include <algorithm>

namespace bifrons::schema {
namespace {

constexpr std::size_t bits_a_pair = 4;
constexpr std::size_t most_bytes = 16U << 10;  ///< of texts past 30,000 words the filter is fuller

std::size_t bit_of(std::uint32_t pair, std::size_t bytes) noexcept { return static_cast<std::size_t>(std::uint64_t{pair} * (bytes * 8) >> 32); }

}  // namespace

std::uint32_t pair_hash(std::uint32_t left, std::uint32_t right) noexcept {
  auto const mixed = (std::uint64_t{left} << 32 | right) * 0x9e3779b97f4a7c15U;
  return static_cast<std::uint32_t>((mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9U >> 32);
}

void NeighbourWriter::add(std::uint32_t position, std::uint32_t word) {
  if (position != last_) {
    before_.swap(here_);
    here_.clear();
    if (position != last_ + 1) before_.clear();
    last_ = position;
  }
  here_.push_back(word);
  for (auto const left : before_) pairs_.push_back(pair_hash(left, word));
}

std::string NeighbourWriter::slot() const {
  if (pairs_.empty()) return {};
  std::string bytes(std::min((pairs_.size() * bits_a_pair + 7) / 8, most_bytes), '\0');
  for (auto const pair : pairs_) {
    auto const bit = bit_of(pair, bytes.size());
    bytes[bit / 8] = static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) | 1U << bit % 8);
  }
  return bytes;
}

bool may_have_pair(std::string_view slot, std::uint32_t pair) noexcept {
  if (slot.empty()) return true;
  auto const bit = bit_of(pair, slot.size());
  return (static_cast<unsigned char>(slot[bit / 8]) >> bit % 8 & 1U) != 0;
}

}  // namespace bifrons::schema

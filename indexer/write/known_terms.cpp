// SPDX-License-Identifier: GPL-3.0-or-later
// Three bits a term out of 2^24, cut from one hash.
#include "indexer/write/known_terms.hpp"

#include <functional>

namespace bifrons::write {
namespace {

constexpr unsigned index_bits = 24, word_bits = 6, probes = 3;

template <class Each> bool each_bit(std::string_view term, Each each) {
  std::uint64_t hash = std::hash<std::string_view>{}(term) * 0x9e3779b97f4a7c15U;
  hash ^= hash >> 29;
  std::uint64_t const step = hash >> 32 | 1U;
  for (unsigned i = 0; i < probes; ++i, hash += step)
    if (auto const at = hash & ((1U << index_bits) - 1); !each(at >> word_bits, std::uint64_t{1} << (at & ((1U << word_bits) - 1)))) return false;
  return true;
}

}  // namespace

void KnownTerms::clear() { bits_.assign(std::size_t{1} << (index_bits - word_bits), 0); }

void KnownTerms::add(std::string_view term) {
  each_bit(term, [this](std::size_t word, std::uint64_t bit) { return bits_[word] |= bit, true; });
}

bool KnownTerms::may_have(std::string_view term) const noexcept {
  return each_bit(term, [this](std::size_t word, std::uint64_t bit) { return (bits_[word] & bit) != 0; });
}

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a term may be in the index, without asking it: most ids and shingles of a new article are in none of its parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bifrons::write {

/// A Bloom filter of fixed size: wrong in one of three hundred where it holds a million terms, and never where it says no.
class KnownTerms {
 public:
  void clear();  ///< takes its memory, too
  void add(std::string_view term);
  [[nodiscard]] bool may_have(std::string_view term) const noexcept;

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace bifrons::write

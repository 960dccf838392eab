// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a question a place in an article may hold, told from the place's hashes.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/schema/places.hpp"

namespace bifrons::query {

/// A word of the question at a place. Ordered by place; at one place the later word comes first.
struct Occurrence {
  std::uint32_t position = 0;
  std::uint32_t word = 0;
  friend bool operator==(Occurrence, Occurrence) = default;
  friend bool operator<(Occurrence a, Occurrence b) noexcept { return a.position != b.position ? a.position < b.position : a.word > b.word; }
};

/// The hashes of a word at a place.
struct PlaceForms {
  std::vector<std::uint16_t> stems;     ///< any of them
  std::optional<std::uint8_t> written;  ///< and this one, where the word counts as written
};

class PlaceLookup {
 public:
  void add(PlaceForms const& forms, std::uint32_t word) {
    for (auto const stem : forms.stems) {
      known_.set(stem);
      sought_.push_back({stem, forms.written, word});
    }
  }

  /// take(position, word, hash of the word as written there) for each stem of a slot that may be of a word sought; positions ascend.
  template <class Take>
  void each(std::string_view slot, Take&& take) const {
    schema::each_place(slot, [&](std::uint32_t position, std::uint16_t stem, std::uint8_t written) {
      if (!known_[stem]) return;
      for (auto const& sought : sought_)
        if (sought.stem == stem && (!sought.written || *sought.written == written)) take(position, sought.word, written);
    });
  }

 private:
  struct Sought {
    std::uint16_t stem = 0;
    std::optional<std::uint8_t> written;
    std::uint32_t word = 0;
  };
  std::bitset<0x10000> known_;
  std::vector<Sought> sought_;
};

}  // namespace bifrons::query

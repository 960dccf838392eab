// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article in order, as a slot of small numbers: which words stand side by side, without positions in the index.
//
// The slot is a row of units of three bytes: a stem's hash of 16 bits, low byte first, and eight bits of its word as
// written. A place (one word position) is one unit; each further stem of the same place follows after a unit `also`.
// `nothing` is a place whose word is not indexed. The title comes first, then one `gap`, then the text. Hashes may be
// equal where words are not: the slot proves that words do not stand side by side, and that they do where a word has no
// more places than its frequency in the article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/schema/document.hpp"

namespace bifrons::schema {

enum class PlaceMark : std::uint16_t { gap, nothing, also };
inline constexpr std::uint16_t least_place_hash = 3;

inline constexpr std::size_t place_unit_bytes = 3;

/// Both are the same on every machine, for ever. A stem's is never a PlaceMark.
[[nodiscard]] std::uint16_t place_hash(std::string_view stem) noexcept;
[[nodiscard]] std::uint8_t written_hash(std::string_view word) noexcept;
/// All the bits that both are taken from: another word, nearly always another hash.
[[nodiscard]] std::uint32_t word_hash(std::string_view word) noexcept;
/// Other bits than the stem's hash: most words are their own stems.
[[nodiscard]] constexpr std::uint8_t written_part(std::uint32_t hash) noexcept { return static_cast<std::uint8_t>(hash >> 24); }

/// Writes the slot; positions ascend as the analyzer counts them, title_gap apart at the gap.
class PlaceWriter {
 public:
  void add(std::uint32_t position, std::uint16_t stem, std::uint8_t word);
  /// Before the first word of the text.
  void gap();
  [[nodiscard]] std::string const& slot() const noexcept { return slot_; }

 private:
  void put(std::uint16_t unit, std::uint8_t word = 0);
  std::string slot_;
  std::uint32_t last_ = 0;
};

/// The part of a slot that is the title's.
[[nodiscard]] std::string_view title_places(std::string_view slot) noexcept;

/// The text's words (the title left out) in order, the written hash of each: the same whatever language they were stemmed in.
[[nodiscard]] std::string text_words(std::string_view slot);

/// take(position, stem's hash, word's hash) for each stem in order. Reads foreign bytes without fear.
template <class Take>
void each_place(std::string_view slot, Take&& take) {
  std::uint32_t position = 0;
  bool also = false;
  for (std::size_t at = 0; at + place_unit_bytes <= slot.size(); at += place_unit_bytes) {
    auto const unit = static_cast<std::uint16_t>(static_cast<unsigned char>(slot[at]) | static_cast<unsigned char>(slot[at + 1]) << 8U);
    if (unit >= least_place_hash) {
      if (!also) ++position;
      also = false;
      take(position, unit, static_cast<std::uint8_t>(slot[at + 2]));
    } else if (unit == static_cast<std::uint16_t>(PlaceMark::also)) {
      also = true;
    } else {
      position += unit == static_cast<std::uint16_t>(PlaceMark::gap) ? title_gap : 1;
    }
  }
}

}  // namespace bifrons::schema

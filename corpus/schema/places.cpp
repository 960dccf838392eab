// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the slot of places.
#include "corpus/schema/places.hpp"

namespace bifrons::schema {

/// FNV-1a, mixed.
std::uint32_t word_hash(std::string_view bytes) noexcept {
  std::uint32_t hash = 0x811c9dc5U;
  for (char const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6dU;
  return hash ^ (hash >> 16);
}

std::uint16_t place_hash(std::string_view stem) noexcept {
  return static_cast<std::uint16_t>(least_place_hash + word_hash(stem) % (0x10000U - least_place_hash));
}

std::uint8_t written_hash(std::string_view word) noexcept { return written_part(word_hash(word)); }

void PlaceWriter::put(std::uint16_t unit, std::uint8_t word) {
  slot_.push_back(static_cast<char>(unit & 0xFF));
  slot_.push_back(static_cast<char>(unit >> 8));
  slot_.push_back(static_cast<char>(word));
}

void PlaceWriter::add(std::uint32_t position, std::uint16_t stem, std::uint8_t word) {
  if (position == last_ && !slot_.empty()) put(static_cast<std::uint16_t>(PlaceMark::also));
  for (; last_ + 1 < position; ++last_) put(static_cast<std::uint16_t>(PlaceMark::nothing));
  last_ = position;
  put(stem, word);
}

void PlaceWriter::gap() {
  put(static_cast<std::uint16_t>(PlaceMark::gap));
  last_ += title_gap;
}

std::string_view title_places(std::string_view slot) noexcept {
  for (std::size_t at = 0; at + place_unit_bytes <= slot.size(); at += place_unit_bytes)
    if (slot[at] == 0 && slot[at + 1] == 0) return slot.substr(0, at);
  return slot;
}

std::string text_words(std::string_view slot) {
  std::string words;
  slot.remove_prefix(title_places(slot).size());
  words.reserve(slot.size() / place_unit_bytes);
  std::uint32_t last = 0;
  each_place(slot, [&](std::uint32_t position, std::uint16_t, std::uint8_t word) {
    if (position != last) words.push_back(static_cast<char>(word));
    last = position;
  });
  return words;
}

}  // namespace bifrons::schema

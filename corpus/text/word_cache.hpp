// SPDX-License-Identifier: GPL-3.0-or-later
// What was found out about a word is kept by the word, within a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifrons::text {

/// Two generations of at most `capacity` words each: when the young one is full, it becomes the old one, and what is used again moves back.
template <class Value>
class WordCache {
 public:
  explicit WordCache(std::size_t capacity) : capacity_(capacity) {}

  /// True where the next turn() drops what was found before.
  [[nodiscard]] bool is_full() const noexcept { return young_.items.size() >= capacity_; }

  /// Drops the old generation where the young one is full. Values found before are gone.
  void turn() {
    if (is_full()) old_ = std::exchange(young_, {});
  }

  /// nullptr where word is new. Stays valid until the next turn.
  [[nodiscard]] Value const* find(std::string_view word) {
    auto const hash = hash_of(word);
    if (auto* const found = young_.find(word, hash)) return &found->value;
    if (auto* const found = old_.find(word, hash)) return &young_.add(word, hash, std::move(found->value));
    return nullptr;
  }

  /// The word is new.
  Value const& add(std::string_view word, Value value) { return young_.add(word, hash_of(word), std::move(value)); }

 private:
  struct Item {
    std::string word;
    Value value;
  };
  /// A slot is looked at, then one item: what both hold is all that a lookup touches.
  struct Slot {
    std::uint32_t hash = 0, item = 0;  ///< item: counted from 1; 0 where the slot is free
  };
  struct Generation {
    std::deque<Item> items;  ///< they stay where they are
    std::vector<Slot> slots;

    [[nodiscard]] Item* find(std::string_view word, std::uint32_t hash) {
      if (slots.empty()) return nullptr;
      for (std::size_t at = hash & (slots.size() - 1); slots[at].item != 0; at = (at + 1) & (slots.size() - 1))
        if (auto& item = items[slots[at].item - 1]; slots[at].hash == hash && item.word == word) return &item;
      return nullptr;
    }
    Value& add(std::string_view word, std::uint32_t hash, Value value) {
      items.push_back({std::string(word), std::move(value)});
      if (2 * items.size() > slots.size()) grow();
      place({hash, static_cast<std::uint32_t>(items.size())});
      return items.back().value;
    }
    void place(Slot slot) {
      auto at = slot.hash & (slots.size() - 1);
      while (slots[at].item != 0) at = (at + 1) & (slots.size() - 1);
      slots[at] = slot;
    }
    void grow() {
      auto const before = std::exchange(slots, std::vector<Slot>(slots.empty() ? 64 : 2 * slots.size()));
      for (auto const& slot : before)
        if (slot.item != 0) place(slot);
    }
  };
  static std::uint32_t hash_of(std::string_view word) noexcept {
    std::uint64_t const hash = std::hash<std::string_view>{}(word);
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
  }

  std::size_t capacity_;
  Generation young_, old_;
};

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// What was found out about a word is kept by the word, within a bound.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace bifrons::text {

/// Two generations of at most `capacity` words each: when the young one is full, it becomes the old one, and what is used again moves back.
template <class Value>
class WordCache {
 public:
  explicit WordCache(std::size_t capacity) : capacity_(capacity) {}

  /// Drops the old generation where the young one is full. Values found before are gone.
  void turn() {
    if (young_.size() < capacity_) return;
    old_ = std::exchange(young_, {});
  }

  /// nullptr where word is new. Stays valid until the next turn.
  [[nodiscard]] Value const* find(std::string_view word) {
    if (auto const found = young_.find(word); found != young_.end()) return &found->second;
    if (auto const found = old_.find(word); found != old_.end()) return &young_.insert(old_.extract(found)).position->second;
    return nullptr;
  }

  Value const& add(std::string_view word, Value value) { return young_.emplace(word, std::move(value)).first->second; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
  };
  using Generation = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  std::size_t capacity_;
  Generation young_, old_;
};

}  // namespace bifrons::text

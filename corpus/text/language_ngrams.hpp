// SPDX-License-Identifier: GPL-3.0-or-later
// Finds all n-grams of a stream of letters at one step a letter: an Aho-Corasick automaton in a double array.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bifrons::text {

/// What an n-gram says of each language, in steps of the data file.
using NgramWeights = std::array<std::int8_t, 8>;

/// Sums of weights, of all languages at once: packed, they are bytes raised by 128, and are added up as lanes of 16 bits.
class NgramSum {
 public:
  static constexpr std::size_t most = 256;  ///< so many fit

  void add(std::uint64_t packed) noexcept {
    even_ += packed & low_bytes;
    odd_ += packed >> 8U & low_bytes;
    ++count_;
  }
  [[nodiscard]] std::int32_t operator[](std::size_t language) const noexcept {
    auto const lane = (language % 2 == 0 ? even_ : odd_) >> (language / 2 * 16) & 0xFFFFU;
    return static_cast<std::int32_t>(lane) - raise * count_;
  }

  [[nodiscard]] static std::uint64_t pack(NgramWeights const& weights) noexcept {
    std::uint64_t packed = 0;
    for (std::size_t i = weights.size(); i-- > 0;) packed = packed << 8U | static_cast<std::uint64_t>(weights[i] + raise);
    return packed;
  }
  [[nodiscard]] static NgramWeights unpack(std::uint64_t packed) noexcept {
    NgramWeights weights{};
    for (auto& weight : weights) {
      weight = static_cast<std::int8_t>(static_cast<std::int32_t>(packed & 0xFFU) - raise);
      packed >>= 8U;
    }
    return weights;
  }

 private:
  static constexpr std::uint64_t low_bytes = 0x00FF00FF00FF00FF;
  static constexpr std::int32_t raise = 128;
  std::uint64_t even_ = 0, odd_ = 0;
  std::int32_t count_ = 0;
};

class NgramAutomaton {
 public:
  using State = std::uint32_t;
  static constexpr std::uint8_t most_symbols = 128;  ///< symbols are 1 to most_symbols - 1
  static constexpr State start = 0;

  /// Takes n-grams sorted so that those with a common beginning stand side by side; at most 2^23 letters in all.
  class Builder {
   public:
    Builder() : nodes_(1), last_path_(1) {}
    void add(std::span<std::uint8_t const> ngram, NgramWeights const& weights);
    [[nodiscard]] NgramAutomaton build() const;

   private:
    friend class NgramAutomaton;
    struct Node {
      NgramWeights weights{};
      std::uint32_t first_child = 0, last_child = 0, next_sibling = 0;  ///< 0: none
      std::uint8_t symbol = 0;
    };
    std::vector<Node> nodes_;
    std::vector<std::uint8_t> last_;        ///< the n-gram before
    std::vector<std::uint32_t> last_path_;  ///< its nodes, from the root
  };

  [[nodiscard]] State next(State from, std::uint8_t symbol) const noexcept {
    for (;;) {
      State const to = edges_[from].base + symbol;
      if (edges_[to].symbol == symbol) return to;
      if (from == start) return start;
      from = shorter_[from];
    }
  }
  /// The weights of all n-grams that end where state was reached, together; packed, clipped to what fits.
  [[nodiscard]] std::uint64_t weights(State state) const noexcept { return weights_[state]; }

 private:
  /// The child of a state by a symbol is at base + symbol, if the edge there has that symbol: no two families share a base.
  /// A state without children has the base and the ending of its own longest ending.
  struct Edge {
    std::uint32_t base : 24 = 0;
    std::uint32_t symbol : 8 = 0;  ///< 0: nobody's
  };
  static_assert(sizeof(Edge) == 4);

  NgramAutomaton() = default;
  void resize(std::size_t size);
  void fill(State state, State parent, Builder::Node const& node);

  // By state, apart: most reads are of edges alone, and those fit the cache.
  std::vector<Edge> edges_;
  std::vector<State> shorter_;  ///< the longest proper ending that is a state
  std::vector<std::uint64_t> weights_;
};

}  // namespace bifrons::text

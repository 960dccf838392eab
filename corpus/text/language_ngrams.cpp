// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the automaton: a trie first, then its nodes level by level into slots, each with the link to its longest ending.
#include "corpus/text/language_ngrams.hpp"

#include <algorithm>
#include <cassert>

namespace bifrons::text {

void NgramAutomaton::Builder::add(std::span<std::uint8_t const> ngram, NgramWeights const& weights) {
  auto const common = static_cast<std::size_t>(std::ranges::mismatch(ngram, last_).in1 - ngram.begin());
  last_path_.resize(common + 1);
  for (auto const symbol : ngram.subspan(common)) {
    assert(symbol > 0 && symbol < most_symbols);
    auto const child = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({.symbol = symbol});
    auto& parent = nodes_[last_path_.back()];
    (parent.first_child == 0 ? parent.first_child : nodes_[parent.last_child].next_sibling) = child;
    parent.last_child = child;
    last_path_.push_back(child);
  }
  nodes_[last_path_.back()].weights = weights;
  last_.assign(ngram.begin(), ngram.end());
}

namespace {

/// Gives out slots. Sets of one size are sought onward from the last one, so that all searches together are linear.
class SlotMap {
 public:
  SlotMap() : taken_(NgramAutomaton::most_symbols, false), bases_(1, false) { taken_[NgramAutomaton::start] = true; }

  /// The lowest base of nobody, not yet passed by such sets, at which all of symbols (at least one) are free; takes them.
  std::uint32_t take(std::span<std::uint8_t const> symbols) {
    auto& base = next_base_[symbols.size()];
    for (;; ++base) {
      if (taken_.size() < base + NgramAutomaton::most_symbols) taken_.resize(2 * taken_.size(), false);
      if (bases_.size() <= base) bases_.resize(2 * bases_.size(), false);
      if (!bases_[base] && std::ranges::none_of(symbols, [&](auto symbol) { return taken_[base + symbol]; })) break;
    }
    bases_[base] = true;
    for (auto const symbol : symbols) taken_[base + symbol] = true;
    highest_base_ = std::max(highest_base_, base);
    return base;
  }
  [[nodiscard]] std::size_t size() const noexcept { return highest_base_ + NgramAutomaton::most_symbols; }

 private:
  std::vector<bool> taken_, bases_;
  std::array<std::uint32_t, NgramAutomaton::most_symbols> next_base_{};
  std::uint32_t highest_base_ = 0;
};

}  // namespace

// Level by level: a node's longest ending lies above it.
NgramAutomaton NgramAutomaton::Builder::build() const {
  struct Placed {
    std::uint32_t node = 0;
    State slot = start;
  };
  NgramAutomaton out;
  SlotMap map;
  out.resize(2 * nodes_.size() + most_symbols);
  std::vector<Placed> placed{{}};
  placed.reserve(nodes_.size());
  std::vector<std::uint8_t> symbols;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    auto const [node, slot] = placed[i];
    symbols.clear();
    for (auto child = nodes_[node].first_child; child != 0; child = nodes_[child].next_sibling) symbols.push_back(nodes_[child].symbol);
    if (symbols.empty()) {
      auto const ending = out.shorter_[slot];
      out.edges_[slot].base = out.edges_[ending].base;
      out.shorter_[slot] = out.shorter_[ending];
      continue;
    }
    auto const base = map.take(symbols);
    if (out.edges_.size() < map.size()) out.resize(2 * map.size());
    out.edges_[slot].base = base & 0xFFFFFFU;
    for (auto child = nodes_[node].first_child; child != 0; child = nodes_[child].next_sibling) {
      out.fill(base + nodes_[child].symbol, slot, nodes_[child]);
      placed.push_back({child, base + nodes_[child].symbol});
    }
  }
  out.resize(map.size());
  return out;
}

void NgramAutomaton::resize(std::size_t size) {
  edges_.resize(size);
  shorter_.resize(size, start);
  weights_.resize(size, NgramSum::pack({}));
}

void NgramAutomaton::fill(State state, State parent, Builder::Node const& node) {
  edges_[state].symbol = node.symbol;
  auto sum = node.weights;
  if (parent != start) {
    shorter_[state] = next(shorter_[parent], node.symbol);
    auto const ending = NgramSum::unpack(weights_[shorter_[state]]);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = static_cast<std::int8_t>(std::clamp(sum[i] + ending[i], -127, 127));
  }
  weights_[state] = NgramSum::pack(sum);
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// The automaton must find what a plain search for each n-gram finds.
#include "corpus/text/language_ngrams.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace bifrons::text {
namespace {

using Symbols = std::vector<std::uint8_t>;

struct Grams {
  std::map<Symbols, NgramWeights> weights;

  [[nodiscard]] NgramAutomaton automaton() const {
    NgramAutomaton::Builder builder;
    for (auto const& [ngram, its] : weights) builder.add(ngram, its);
    return builder.build();
  }
  [[nodiscard]] std::array<int, 8> sum_ending_at(Symbols const& text, std::size_t end) const {
    std::array<int, 8> sum{};
    for (auto from = end - std::min<std::size_t>(end, 6); from < end; ++from) {
      auto const found = weights.find(Symbols(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(end)));
      for (std::size_t i = 0; found != weights.end() && i < sum.size(); ++i) sum[i] += found->second[i];
    }
    return sum;
  }
};

Grams random_grams(std::mt19937& random, std::size_t count, unsigned symbols) {
  Grams grams;
  while (grams.weights.size() < count) {
    Symbols ngram(1 + random() % 6);
    for (auto& symbol : ngram) symbol = static_cast<std::uint8_t>(1 + random() % symbols);
    auto& weights = grams.weights[ngram];
    for (auto& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(random() % 31) - 15);
  }
  return grams;
}

TEST(NgramAutomaton, FindsAllNgramsThatEndAtEachLetter) {
  std::mt19937 random(11);
  for (auto const symbols : {2U, 9U, 127U}) {
    auto const grams = random_grams(random, symbols == 2 ? 60 : 800, symbols);
    auto const automaton = grams.automaton();
    Symbols text;
    for (auto state = NgramAutomaton::start; text.size() < 2000;) {
      text.push_back(static_cast<std::uint8_t>(1 + random() % symbols));
      state = automaton.next(state, text.back());
      auto const expected = grams.sum_ending_at(text, text.size());
      auto const found = NgramSum::unpack(automaton.weights(state));
      for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_EQ(found[i], expected[i]) << "letter " << text.size() << " of " << symbols << " symbols";
    }
  }
}

TEST(NgramAutomaton, WithoutNgramsStaysAtTheStart) {
  auto const automaton = NgramAutomaton::Builder().build();
  EXPECT_EQ(automaton.next(NgramAutomaton::start, 127), NgramAutomaton::start);
  EXPECT_EQ(NgramSum::unpack(automaton.weights(NgramAutomaton::start)), NgramWeights{});
}

TEST(NgramSum, HoldsTheHighestAndTheLowestWeightsOfALongWord) {
  NgramSum sum;
  for (std::size_t i = 0; i < NgramSum::most; ++i) sum.add(NgramSum::pack({127, -127, 0, 1, -1, 127, -128, -127}));
  auto const times = static_cast<std::int32_t>(NgramSum::most);
  EXPECT_EQ(sum[0], 127 * times);
  EXPECT_EQ(sum[1], -127 * times);
  EXPECT_EQ(sum[2], 0);
  EXPECT_EQ(sum[6], -128 * times);
  EXPECT_EQ(sum[7], -127 * times);
}

}  // namespace
}  // namespace bifrons::text

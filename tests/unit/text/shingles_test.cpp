// SPDX-License-Identifier: GPL-3.0-or-later
// Fingerprints meet where texts share runs of words; the common subsequence against the textbook's table.
#include "corpus/text/shingles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace bifrons::text {
namespace {

Fingerprint fingerprint_of(std::vector<std::uint32_t> const& words) {
  Fingerprint fingerprint;
  for (auto const word : words) fingerprint.add(word);
  return fingerprint;
}

std::vector<std::uint32_t> random_words(std::mt19937& random, std::size_t count) {
  std::vector<std::uint32_t> words(count);
  for (auto& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

std::size_t common(Fingerprint const& a, Fingerprint const& b) {
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(a.least(), b.least(), std::back_inserter(both));
  return both.size();
}

TEST(Fingerprint, IsAscendingDistinctAndBounded) {
  std::mt19937 random(1);
  auto words = random_words(random, 300);
  words.insert(words.end(), words.begin(), words.begin() + 300);
  auto const fingerprint = fingerprint_of(words);
  EXPECT_EQ(fingerprint.words(), 600U);
  ASSERT_EQ(fingerprint.least().size(), Fingerprint::most);
  EXPECT_TRUE(std::ranges::is_sorted(fingerprint.least(), std::ranges::less_equal{}));
  EXPECT_EQ(fingerprint_of({1, 2, 3}).least().size(), 0U);
  EXPECT_EQ(fingerprint_of({1, 2, 3, 4, 5}).least().size(), 2U);
}

TEST(Fingerprint, MeetsAnotherWithAFifthOfItsWordsChanged) {
  std::mt19937 random(2);
  int met = 0;
  for (int round = 0; round < 100; ++round) {
    auto const words = random_words(random, 500);
    auto changed = words;
    for (auto& word : changed)
      if (random() % 5 == 0) word = static_cast<std::uint32_t>(random());
    if (common(fingerprint_of(words), fingerprint_of(changed)) > 0) ++met;
    EXPECT_EQ(common(fingerprint_of(words), fingerprint_of(random_words(random, 500))), 0U);
  }
  EXPECT_GE(met, 95);
}

TEST(Fingerprint, DoesNotHangOnWhatStandsAround) {
  std::mt19937 random(3);
  auto const words = random_words(random, 400);
  auto framed = random_words(random, 40);
  framed.insert(framed.end(), words.begin(), words.end());
  EXPECT_GE(common(fingerprint_of(words), fingerprint_of(framed)), 4U);
}

/// The table of all textbooks.
std::size_t by_table(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), now(b.size() + 1);
  for (char const c : a) {
    for (std::size_t j = 0; j < b.size(); ++j) now[j + 1] = c == b[j] ? before[j] + 1 : std::max(before[j + 1], now[j]);
    std::swap(before, now);
  }
  return before[b.size()];
}

TEST(CommonInOrder, IsTheLongestCommonSubsequence) {
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    std::string a(random() % 200, ' '), b(random() % 200, ' ');
    auto const letters = 1 + random() % 20;
    for (auto* text : {&a, &b})
      for (auto& c : *text) c = static_cast<char>(250 + random() % letters);
    auto const common = common_in_order(a, b);
    EXPECT_EQ(common, by_table(a, b)) << a.size() << ' ' << b.size();
    EXPECT_EQ(common, common_in_order(b, a));
    EXPECT_LE(common, common_in_any_order(a, b));
  }
  EXPECT_EQ(common_in_order("", "abc"), 0U);
  EXPECT_EQ(common_in_order(std::string(130, 'a'), std::string(129, 'a')), 129U);
}

TEST(CommonInAnyOrder, CountsEachByteOnce) {
  EXPECT_EQ(common_in_any_order("aabc", "cbba"), 3U);
  EXPECT_EQ(common_in_any_order("", "a"), 0U);
}

}  // namespace
}  // namespace bifrons::text

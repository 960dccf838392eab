// SPDX-License-Identifier: GPL-3.0-or-later
// Stems where Snowball's later rules differ from those that came with Xapian.
#include "corpus/text/stem.hpp"

#include <gtest/gtest.h>

namespace bifrons::text {
namespace {

TEST(Stemmer, KeepsWordsApartThatOnlyBeginAlike) {
  Stemmer const stemmer;
  EXPECT_EQ(stemmer.stem("en", "internal"), "internal");
  EXPECT_EQ(stemmer.stem("en", "international"), "internat");
  EXPECT_EQ(stemmer.stem("en", "organization"), stemmer.stem("en", "organizations"));
  EXPECT_NE(stemmer.stem("en", "organic"), stemmer.stem("en", "organize"));
}

TEST(Stemmer, KeepsADoubledLetterThatBelongsToTheWord) {
  Stemmer const stemmer;
  EXPECT_EQ(stemmer.stem("en", "added"), "add");
  EXPECT_EQ(stemmer.stem("en", "hopping"), "hop");
}

TEST(Stemmer, LeavesFinnishWordsWithForeignEndings) {
  Stemmer const stemmer;
  EXPECT_EQ(stemmer.stem("fi", "elysée"), "elysée");
  EXPECT_EQ(stemmer.stem("fi", "järjestelmässä"), stemmer.stem("fi", "järjestelmän"));
}

TEST(Stemmer, ReturnsWordsOfOtherLanguages) {
  EXPECT_EQ(Stemmer().stem("sv", "kunskaper"), "kunskaper");
  EXPECT_EQ(without_accents("café ñandú"), "cafe nandu");
}

}  // namespace
}  // namespace bifrons::text

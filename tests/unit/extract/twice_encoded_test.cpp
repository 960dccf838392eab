// SPDX-License-Identifier: GPL-3.0-or-later
// Twice encoded text is put right, and text that only looks odd is left alone.
#include <gtest/gtest.h>

#include "indexer/extract/twice_encoded.hpp"

namespace bifrons::extract {
namespace {

TEST(TwiceEncoded, IsUndoneWhereControlCharactersGiveItAway) {
  std::string const twice = "don\u00e2\u0080\u0099t \u00e2\u0080\u0093 it\u00e2\u0080\u0099s caf\u00c3\u00a9";
  EXPECT_EQ(undo_twice_encoded(twice), "don\u2019t \u2013 it\u2019s caf\u00e9");
}

TEST(TwiceEncoded, IsUndoneWhereWindowsQuotesGiveItAway) {
  std::string const twice = "don\u00e2\u20ac\u2122t \u00e2\u20ac\u201c it\u00e2\u20ac\u2122s p\u00c3\u00a4iv\u00c3\u00a4";
  EXPECT_EQ(undo_twice_encoded(twice), "don\u2019t \u2013 it\u2019s p\u00e4iv\u00e4");
}

TEST(TwiceEncoded, IsUndoneInRussian) {
  // "привет" read as windows-1252
  EXPECT_EQ(undo_twice_encoded("\u00d0\u00bf\u00d1\u20ac\u00d0\u00b8\u00d0\u00b2\u00d0\u00b5\u00d1\u201a, \u00d1\u20ac"), "привет, р");
}

TEST(TwiceEncoded, LeavesWhatIsRightOnTheSamePage) {
  std::string const mixed = "it\u00e2\u0080\u0099s it\u2019s \u00e2\u0080\u0099 \u00e2\u0080\u0099 на\u00efve";
  EXPECT_EQ(undo_twice_encoded(mixed), "it\u2019s it\u2019s \u2019 \u2019 на\u00efve");
}

TEST(TwiceEncoded, LeavesATextThatSpeaksOfIt) {
  std::string const told = "The page showed \u00e2\u20ac\u2122 for an apostrophe.";
  EXPECT_EQ(undo_twice_encoded(told), told);
}

TEST(TwiceEncoded, LeavesFrenchQuotesAfterLetters) {
  std::string const french = "\u00ab\u00a0n\u00e9\u00a0\u00bb, \u00ab\u00a0pass\u00e9\u00a0\u00bb, \u00ab\u00a0all\u00e9\u00a0\u00bb, \u00e0\u00a0\u00ab\u00a0c\u00f4t\u00e9\u00a0\u00bb";
  EXPECT_EQ(undo_twice_encoded(french), french);
}

TEST(TwiceEncoded, ReadsACutSequenceAtTheEnd) {
  std::string const cut = "\u00e2\u0080\u0099 \u00e2\u0080\u0099 \u00e2\u0080\u0099 \u00e2\u0080";
  EXPECT_EQ(undo_twice_encoded(cut), "\u2019 \u2019 \u2019 \u00e2\u0080");
  EXPECT_EQ(undo_twice_encoded(cut + "\xC3"), "\u2019 \u2019 \u2019 \u00e2\u0080\xC3");
}

}  // namespace
}  // namespace bifrons::extract

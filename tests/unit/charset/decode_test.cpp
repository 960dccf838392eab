// SPDX-License-Identifier: GPL-3.0-or-later
// Labels and decoders: the standard's answers, the odd ones above all.
#include <gtest/gtest.h>

#include "corpus/charset/charset.hpp"

namespace bifrons::charset {
namespace {

TEST(CharsetLabel, ReadsEveryCaseAndSpace) {
  EXPECT_EQ(encoding_of_label(" CP1251\n"), "windows-1251");
  EXPECT_EQ(encoding_of_label("latin1"), "windows-1252");
  EXPECT_EQ(encoding_of_label("iso_8859-1:1987"), "windows-1252");
  EXPECT_EQ(encoding_of_label("utf-7"), std::nullopt);
  EXPECT_EQ(encoding_of_label(""), std::nullopt);
  EXPECT_EQ(encoding_of_label("#"), std::nullopt);
}

TEST(CharsetDecode, ReplacesMaximalSubpartsOfBrokenUtf8) {
  EXPECT_EQ(decode("a\xF0\x9F\x98z", "utf-8"), "a\uFFFDz");
  EXPECT_EQ(decode("\xC0\xAF\xED\xA0\x80", "utf-8"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decode("\xEF\xBB\xBF\xE2\x82", "utf-8"), "\uFFFD");
  EXPECT_EQ(decode("plain ascii of some length, ä", "utf-8"), "plain ascii of some length, ä");
}

TEST(CharsetDecode, ReadsUtf16WithItsSurrogates) {
  EXPECT_EQ(decode(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6), "utf-16le"), "\U0001F600");
  EXPECT_EQ(decode(std::string_view("\xD8\x3D\x00\x41\x00", 5), "utf-16be"), "\uFFFDA\uFFFD");
}

TEST(CharsetDecode, ReadsSingleOctetsAsTheStandardDoes) {
  EXPECT_EQ(decode("\xCF\xF0\xE8\x98", "windows-1251"), "При\u0098");
  EXPECT_EQ(decode("\xF0\xD2\xC9", "koi8-r"), "При");
  EXPECT_EQ(decode("\x80\x81", "iso-8859-1"), "\u20AC\u0081");
  EXPECT_EQ(decode("\xE4", "no such encoding"), "ä");
  EXPECT_EQ(decode("\x81\xFF", "x-user-defined"), "\uF781\uF7FF");
  EXPECT_EQ(decode("anything", "iso-2022-kr"), "\uFFFD");
}

TEST(CharsetDecode, ReadsTheEastAsianEncodings) {
  EXPECT_EQ(decode("\xC4\xE3\x84\x31\xA4\x37\x80", "gb18030"), "你\uFFFD\u20AC");
  EXPECT_EQ(decode("\x81\x30\x81\x30\x90\x30\x81\x30", "gb18030"), "\u0080\U00010000");
  EXPECT_EQ(decode("\xA7\x41\x88\x62", "big5"), "你\u00CA\u0304");
  EXPECT_EQ(decode("\xB0\xA1\xB0", "euc-kr"), "가\uFFFD");
  EXPECT_EQ(decode("\xC6\xFC\x8E\xB1\x8F\xB0\xA1", "euc-jp"), "日\uFF71丂");
  EXPECT_EQ(decode("\x93\xFA\xB1\x80\x81\x20", "shift_jis"), "日\uFF71\u0080\uFFFD ");
  EXPECT_EQ(decode("\x1B$BF|\x1B(J\\\x1B(B\\", "iso-2022-jp"), "日\u00A5\\");
}

}  // namespace
}  // namespace bifrons::charset

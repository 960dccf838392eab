// SPDX-License-Identifier: GPL-3.0-or-later
// Which signal is believed, and what is guessed where there is none.
#include <gtest/gtest.h>

#include <string>

#include "corpus/charset/charset.hpp"

namespace bifrons::charset {
namespace {

std::string const russian_1251 = "<p>\xD1\xEE\xE2\xE5\xF2\xFB \xEF\xEE \xF0\xE0\xE1\xEE\xF2\xE5 \xF1 \xEA\xEB\xE8\xE5\xED\xF2\xE0\xEC\xE8</p>";

TEST(CharsetMeta, ReadsBothForms) {
  EXPECT_EQ(meta_charset("<meta charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(meta_charset("<META http-equiv='Content-Type' content='text/html; charset = \"windows-1251\"'>"), "windows-1251");
  EXPECT_EQ(meta_charset("<!-- <meta charset=koi8-r> --><p title='<meta charset=koi8-r>'>"), std::nullopt);
  EXPECT_EQ(meta_charset("<meta charset=utf-16>"), "utf-8");
  EXPECT_EQ(meta_charset("<meta content='text/html; charset=koi8-r'>"), std::nullopt);
  EXPECT_EQ(meta_charset("<meta charset"), std::nullopt);
  EXPECT_EQ(meta_charset(""), std::nullopt);
}

TEST(CharsetDeclaration, IsReadFromXmlAndFromTheHeader) {
  EXPECT_EQ(xml_declaration_label("\n<?xml version=\"1.0\" encoding = 'KOI8-R' ?>"), "KOI8-R");
  EXPECT_EQ(xml_declaration_label("<?xml version=\"1.0\"?><a encoding='x'/>"), "");
  EXPECT_EQ(content_type_label("text/html;Charset=\"utf-8\"; x=y"), "utf-8");
  EXPECT_EQ(content_type_label("text/html; x=charset"), "");
}

TEST(CharsetPage, BelievesTheStrongestSignal) {
  EXPECT_EQ(decode_page("\xEF\xBB\xBF" "ä", "text/html; charset=koi8-r").signal, "bom");
  auto const header = decode_page(russian_1251, "text/html; charset=windows-1251");
  EXPECT_EQ(header.signal, "header");
  EXPECT_EQ(header.text, "<p>Советы по работе с клиентами</p>");
  EXPECT_EQ(decode_page("<meta charset=cp1251>" + russian_1251).signal, "meta");
}

TEST(CharsetPage, LetsTheOctetsRefuteALabel) {
  auto const utf8 = decode_page("<meta charset=windows-1251><p>Привет", "text/html; charset=iso-8859-1");
  EXPECT_EQ(utf8.encoding, "utf-8");
  EXPECT_EQ(utf8.signal, "utf-8");
  auto const liar = decode_page(russian_1251, "text/html; charset=utf-8");
  EXPECT_EQ(liar.encoding, "windows-1251");
  EXPECT_EQ(liar.signal, "guess");
  EXPECT_EQ(decode_page("<p>plain", "text/html; charset=utf-16").text, "<p>plain");
}

TEST(CharsetGuess, TellsTheCyrillicEncodingsApart) {
  std::string const text = decode(russian_1251, "windows-1251");
  EXPECT_EQ(guess_encoding(russian_1251), "windows-1251");
  EXPECT_EQ(guess_encoding("<p>\xF3\xCF\xD7\xC5\xD4\xD9 \xD0\xCF \xD2\xC1\xC2\xCF\xD4\xC5 \xD3 \xCB\xCC\xC9\xC5\xCE\xD4\xC1\xCD\xC9</p>"), "koi8-r");
  EXPECT_EQ(guess_encoding("<p>\xC1\xDE\xD2\xD5\xE2\xEB \xDF\xDE \xE0\xD0\xD1\xDE\xE2\xD5 \xE1 \xDA\xDB\xD8\xD5\xDD\xE2\xD0\xDC\xD8</p>"), "iso-8859-5");
  EXPECT_EQ(guess_encoding("Hyv\xE4\xE4 y\xF6t\xE4, \x96 sanoi h\xE4n"), "windows-1252");
  EXPECT_EQ(guess_encoding(text), "utf-8");
  EXPECT_EQ(guess_encoding(""), "utf-8");
  EXPECT_EQ(guess_encoding(std::string_view("<\0h\0t\0m\0l\0>\0", 12)), "utf-16le");
}

TEST(CharsetGuess, TellsTheEastAsianEncodingsApart) {
  EXPECT_EQ(guess_encoding("\xA4\xB3\xA4\xEC\xA4\xCF\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xC7\xA4\xB9"), "euc-jp");
  EXPECT_EQ(guess_encoding("\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96{\x8C\xEA\x82\xC5\x82\xB7"), "shift_jis");
  EXPECT_EQ(guess_encoding("\xC7\xD1\xB1\xB9\xBE\xEE\xB7\xCE \xBE\xB4 \xB1\xDB"), "euc-kr");
  EXPECT_EQ(guess_encoding("\xD5\xE2\xCA\xC7\xD6\xD0\xCE\xC4\xCE\xC4\xD5\xC2"), "gbk");
}

TEST(CharsetGuess, TakesACutOffLetterForLatinOnlyWhereNothingSpeaksForUtf8) {
  EXPECT_EQ(guess_encoding("viestint\xE4"), "windows-1252");
  EXPECT_EQ(guess_encoding("viestint\xC3\xA4 pit\xC3"), "utf-8");
}

TEST(CharsetXml, ReadsTheShapeOfTheFirstOctets) {
  EXPECT_EQ(decode_xml(std::string_view("\0<\0a\0/\0>", 8)).text, "<a/>");
  EXPECT_EQ(decode_xml(std::string_view("<\0\0\0a\0\0\0/\0\0\0>\0\0\0", 16)).text, "<a/>");
  EXPECT_EQ(decode_xml("<?xml version='1.0' encoding='windows-1251'?><a>\xE8</a>").signal, "xml");
}

TEST(CharsetGuess, KnowsHebrewAndThaiByTheOrderOfTheirLetters) {
  EXPECT_EQ(guess_encoding("\xF9\xEC\xE5\xED \xF2\xE5\xEC\xED, \xE6\xE4\xE5 \xE1\xEC\xE5\xE2 \xF2\xEC \xF0\xE9\xE4\xE5\xEC \xE9\xE3\xF2"), "windows-1255");
  EXPECT_EQ(guess_encoding("\xCA\xC7\xD1\xCA\xB4\xD5\xA4\xC3\xD1\xBA \xC2\xD4\xB9\xB4\xD5\xB5\xE9\xCD\xB9\xC3\xD1\xBA"), "windows-874");
  EXPECT_EQ(guess_encoding(russian_1251), "windows-1251");
}

}  // namespace
}  // namespace bifrons::charset

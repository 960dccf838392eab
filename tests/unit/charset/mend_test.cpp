// SPDX-License-Identifier: GPL-3.0-or-later
// Twice encoded and mixed text is put right, and text that only looks odd is left alone.
#include "corpus/charset/mend.hpp"

#include <gtest/gtest.h>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

/// UTF-8 read in that encoding and encoded again.
std::string spoiled(std::string_view utf8, std::string_view encoding) { return decode(utf8, encoding); }

std::string once_mended(std::string const& text, std::string_view encoding) { return undo_double_encoding(spoiled(text, encoding)); }

TEST(DoubleEncoded, IsUndoneWhateverItWasReadAs) {
  for (std::string const& text : {std::string("Хороший продавец пишет в блокнот — не то, что сказал «клиент», Ёлка и объём"), std::string("päivää, yötä myöten Äänekoskella – näin se meni"), std::string("don’t – it’s a “café”")})
    for (auto const* encoding : {"windows-1252", "windows-1251"}) {
      EXPECT_EQ(once_mended(text, encoding), text) << encoding;
    }
  EXPECT_EQ(undo_double_encoding("don\u00e2\u0080\u0099t \u00e2\u0080\u0093 it\u00e2\u0080\u0099s caf\u00c3\u00a9"), "don’t – it’s café");
}

TEST(DoubleEncoded, LeavesFewRightWordsOnTheSamePage) {
  EXPECT_EQ(undo_double_encoding("it\u00e2\u0080\u0099s it\u2019s \u00e2\u0080\u0099 \u00e2\u0080\u0099 na\u00efve"), "it’s it’s ’ ’ naïve");
}

TEST(DoubleEncoded, IsUndoneInOneLongElementAmongRightOnes) {
  std::string const right = "<p>Меню сайта и новости дня, всё как надо у нас на странице</p>", post = "Хороший продавец пишет в блокнот не то, что сказал клиент, а то, о чём он промолчал в тот день";
  EXPECT_EQ(undo_double_encoding(right + right + "<p>" + spoiled(post, "windows-1251") + "</p>" + right), right + right + "<p>" + post + "</p>" + right);
}

TEST(DoubleEncoded, LeavesATextThatSpeaksOfIt) {
  for (std::string const& told :
       {std::string("Если вместо слова «Привет» на странице видно ") + spoiled("Привет", "windows-1251") + " или " + spoiled("Привет", "windows-1252") + ", текст дважды перекодирован.",
        "The page showed " + spoiled("’", "windows-1252") + " for an apostrophe.", "Sivulla luki " + spoiled("päivää", "windows-1252") + ", vaikka piti lukea päivää, yötä ja äänestä myöhään."})
    EXPECT_EQ(undo_double_encoding(told), told);
}

TEST(DoubleEncoded, LeavesRightTextWithOddNeighbours) {
  for (auto const* right : {"« né », « passé », « allé », à « côté »", "Сёмга, Рёв, Серёжа, Пётр и СЁСТРЫ; «Р» и «С»", "SÃO PAULO, MAÇÃ», CORAÇÃO", "Ріка, Сіль, Рє, Сї, Україна", "Смотри рис. 1 — Рим"})
    EXPECT_EQ(undo_double_encoding(right), right) << right;
}

TEST(DoubleEncoded, ReadsACutSequenceAtTheEnd) {
  std::string const cut = "\u00e2\u0080\u0099 \u00e2\u0080\u0099 \u00e2\u0080\u0099 \u00e2\u0080";
  EXPECT_EQ(undo_double_encoding(cut), "’ ’ ’ \u00e2\u0080");
  EXPECT_EQ(undo_double_encoding(cut + "\xC3"), "’ ’ ’ \u00e2\u0080\xC3");
}

TEST(Mixed, ReadsAnElementInItsOwnEncoding) {
  // "Управление знаниями в отделе продаж" in windows-1251 on a page in UTF-8.
  std::string const old = "\xD3\xEF\xF0\xE0\xE2\xEB\xE5\xED\xE8\xE5 \xE7\xED\xE0\xED\xE8\xFF\xEC\xE8 \xE2 \xEE\xF2\xE4\xE5\xEB\xE5 \xEF\xF0\xEE\xE4\xE0\xE6";
  std::string const right = "<p>Меню сайта и новости дня, всё как надо у нас на странице и в ленте</p>";
  auto const page = decode_page("<meta charset=utf-8>" + right + "<p>" + old + "</p>" + right);
  EXPECT_EQ(page.encoding, "utf-8");
  EXPECT_EQ(page.text, "<meta charset=utf-8>" + right + "<p>Управление знаниями в отделе продаж</p>" + right);
  EXPECT_EQ(decode_mixed_utf8("<p>P\xE4\xE4t\xF6s oli \x93oikea\x94</p><p>Päätös</p>"), "<p>Päätös oli “oikea”</p><p>Päätös</p>");
}

TEST(Mixed, LeavesWhatIsNoLetterAsAnError) {
  EXPECT_EQ(decode_mixed_utf8("a\xFF\xFE b \x80\x81 c"), decode_utf8("a\xFF\xFE b \x80\x81 c"));
  EXPECT_EQ(decode_mixed_utf8("\xD0"), "\xEF\xBF\xBD");
  EXPECT_EQ(decode_mixed_utf8(""), "");
}

}  // namespace
}  // namespace bifrons::charset

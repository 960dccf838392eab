// SPDX-License-Identifier: GPL-3.0-or-later
// Languages of whole texts, and of stretches in them.
#include "corpus/text/detect.hpp"

#include <gtest/gtest.h>

namespace bifrons::text {
namespace {

TEST(DetectLanguage, TellsTheThreeLanguages) {
  EXPECT_EQ(detect_language("How a sales team keeps what its customers told it"), "en");
  EXPECT_EQ(detect_language("Miten myyntitiimi pitää tallessa sen, mitä asiakkaat kertoivat"), "fi");
  EXPECT_EQ(detect_language("Как отдел продаж хранит то, что рассказали клиенты"), "ru");
}

TEST(DetectLanguage, DoesNotTakeNeighboursForThem) {
  EXPECT_EQ(detect_language("Kuidas müügimeeskond hoiab alles selle, mida kliendid rääkisid"), "et");
  EXPECT_EQ(detect_language("Hur säljteamet bevarar det som kunderna har berättat för dem"), "sv");
  EXPECT_EQ(detect_language("Як відділ продажів зберігає те, що розповіли клієнти"), "uk");
  EXPECT_EQ(detect_language("Как търговският екип пази това, което са разказали клиентите"), "bg");
}

TEST(DetectLanguage, NamesOtherLanguages) {
  EXPECT_EQ(detect_language("Wie ein Vertriebsteam behält, was seine Kunden ihm einmal erzählt haben"), "de");
  EXPECT_EQ(detect_language("営業チームが顧客から聞いたことを保存する方法について"), "ja");
}

TEST(DetectLanguage, SaysUndWhereThereIsNothingToTell) {
  EXPECT_EQ(detect_language(""), "und");
  EXPECT_EQ(detect_language("2009 – 14 : 3!"), "und");
  EXPECT_EQ(detect_language("\xFF\xFE"), "und");
}

TEST(DetectLanguage, TellsTitlesOfThreeWords) {
  EXPECT_EQ(detect_language("Miten valita myyntijärjestelmä?"), "fi");
  EXPECT_EQ(detect_language("Удалённая команда"), "ru");
  EXPECT_EQ(detect_language("Knowledge management in practice"), "en");
}

TEST(DetectLanguages, FindsAForeignBlock) {
  std::string const quote = "The customer is always telling us something that nobody writes down.";
  std::string const text = "Myyjä tietää asiakkaasta paljon, mutta järjestelmä ei tiedä siitä mitään.\n\n" + quote +
                           "\n\nNäin sanoi vanha kollega, ja hän oli oikeassa koko uransa ajan.";
  auto const languages = detect_languages(text);
  EXPECT_EQ(languages.main, "fi");
  ASSERT_EQ(languages.others.size(), 1U);
  EXPECT_EQ(languages.others[0].lang, "en");
  EXPECT_EQ(text.substr(languages.others[0].where.start, languages.others[0].where.end - languages.others[0].where.start), quote);
}

TEST(DetectLanguages, JoinsForeignSentencesAndShortPiecesBetweenThem) {
  std::string const tail = "The first book is about selling to large accounts.\nISBN 5.\nThe second book is about the memory of a company.";
  std::string const text = "Отдел продаж хранит знания о клиентах в головах продавцов, а не в системе. Это дорого обходится каждый раз, когда кто-то уходит.\n\n" + tail;
  auto const languages = detect_languages(text);
  EXPECT_EQ(languages.main, "ru");
  ASSERT_EQ(languages.others.size(), 1U);
  EXPECT_EQ(languages.others[0].where, (Span{text.size() - tail.size(), text.size()}));
}

TEST(DetectLanguages, LeavesNamesAndShortPiecesWithTheirNeighbours) {
  auto const languages = detect_languages("Myyjä avaa LinkedInin joka aamu ennen kahvia.\n\nSales Navigator\n\nSitten hän soittaa kolmelle asiakkaalle.");
  EXPECT_EQ(languages.main, "fi");
  EXPECT_TRUE(languages.others.empty());
}

TEST(DetectLanguages, ReadsShortTextsAsAWhole) {
  EXPECT_EQ(detect_languages("Myyntiputki kuntoon").main, "fi");
  EXPECT_EQ(detect_languages("").main, "und");
}

}  // namespace
}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// Languages of whole texts, and of stretches in them.
#include "corpus/text/detect.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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

TEST(DetectLanguage, ReadsLettersThatOneLanguageAloneHas) {
  EXPECT_EQ(detect_language("ёлка"), "ru");
  EXPECT_EQ(detect_language("об'єкт"), "uk");
  EXPECT_EQ(detect_language("õpetaja"), "et");
}

TEST(DetectLanguage, ReadsCapitalsAndLooseMarksAsTheSameLetters) {
  EXPECT_EQ(detect_language("MYYNTIJÄRJESTELMÄN KÄYTTÖÖNOTTO"), "fi");
  EXPECT_EQ(detect_language("ma\u0308a\u0308ra\u0308tietoista tyo\u0308ta\u0308"), "fi");
  EXPECT_EQ(detect_language("УДАЛЁННАЯ КОМАНДА"), "ru");
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

std::string_view text_of(std::string_view text, LanguagePiece const& piece) { return text.substr(piece.where.start, piece.where.end - piece.where.start); }

TEST(DetectLanguages, FindsAListOfShortItems) {
  std::string_view const list = "Война и мир\nАнна Каренина\nМастер и Маргарита";
  auto const text = "The books below were recommended by our readers, as they are.\n\n" + std::string(list) + "\n\nThat is all for this month, see you soon.";
  auto const languages = detect_languages(text);
  EXPECT_EQ(languages.main, "en");
  ASSERT_EQ(languages.others.size(), 1U);
  EXPECT_EQ(languages.others[0].lang, "ru");
  EXPECT_EQ(text_of(text, languages.others[0]), list);
}

TEST(DetectLanguages, NamesEachOtherLanguageInARow) {
  std::string_view const text =
      "The translation was done by our team in Tampere, and we are proud of it. It took us three weeks to finish the work.\n\n"
      "Nach dem Krieg kamen viele Menschen in die Stadt und suchten Arbeit.\n\n知識管理は重要です。営業チームが顧客から聞いたことを保存する。";
  auto const languages = detect_languages(text);
  EXPECT_EQ(languages.main, "en");
  ASSERT_EQ(languages.others.size(), 2U);
  EXPECT_EQ(languages.others[0].lang, "de");
  EXPECT_EQ(languages.others[1].lang, "ja");
}

TEST(DetectLanguages, TakesAMarkAsEvidence) {
  std::string_view const text = "Kirja ilmestyi viime vuonna, ja siitä puhuttiin pitkään.\n\nMedia Online Forum\n\nSitten se unohdettiin, kuten muutkin kirjat.";
  EXPECT_TRUE(detect_languages(text).others.empty());
  auto const start = text.find("Media");
  std::vector<LanguagePiece> marked{{"en-GB", {start, start + 18}}};
  auto const languages = detect_languages(text, "fi", marked);
  ASSERT_EQ(languages.others.size(), 1U);
  EXPECT_EQ(languages.others[0].lang, "en");
  marked[0].where = {0, text.find("\n\n")};  // a wrong mark on plain Finnish
  EXPECT_TRUE(detect_languages(text, "fi", marked).others.empty());
}

TEST(DetectLanguages, ReadsShortTextsAsAWhole) {
  EXPECT_EQ(detect_languages("Myyntiputki kuntoon").main, "fi");
  EXPECT_EQ(detect_languages("").main, "und");
}

}  // namespace
}  // namespace bifrons::text

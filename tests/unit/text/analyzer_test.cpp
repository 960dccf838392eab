// SPDX-License-Identifier: GPL-3.0-or-later
// Words, forms, positions and stems.
#include "corpus/text/analyzer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/text/lemma_finnish.hpp"

namespace bifrons::text {
namespace {

constexpr std::string_view en[] = {"en"}, fi[] = {"fi"}, ru[] = {"ru"}, all[] = {"en", "fi", "ru"};

// "position:word=stem/stem", a token each.
std::vector<std::string> read(std::string_view text, std::span<std::string_view const> langs) {
  Analyzer analyzer;
  std::vector<std::string> out;
  for (auto const& token : analyzer.analyze(text, langs)) {
    auto line = std::to_string(token.position) + ":" + std::string(token.word) + "=";
    for (auto const& stem : token.stems) line += (&stem == token.stems.data() ? "" : "/") + stem;
    out.push_back(std::move(line));
  }
  return out;
}
using Lines = std::vector<std::string>;

// What Finnish words become depends on what is installed.
std::string finnish(std::string base_form, std::string stem) { return FinnishLemmas::is_installed() ? base_form : stem; }

TEST(Analyzer, StemsEachScriptWithItsLanguages) {
  EXPECT_EQ(read("Proposals", en), (Lines{"1:proposals=propos"}));
  EXPECT_EQ(read("säännöt", fi), (Lines{"1:säännöt=" + finnish("sääntö", "säänö")}));
  EXPECT_EQ(read("Менеджеры", ru), (Lines{"1:менеджеры=менеджер"}));
  EXPECT_EQ(read("tiedon клиентами", all), (Lines{"1:tiedon=tiedon/" + finnish("tieto", "tiedo"), "2:клиентами=клиент"}));
}

TEST(Analyzer, StemsAForeignScriptByItsUsualLanguage) {
  EXPECT_EQ(read("leads", ru), (Lines{"1:leads=lead"}));
  EXPECT_EQ(read("клиентами", fi), (Lines{"1:клиентами=клиент"}));
}

TEST(Analyzer, LeavesWordsOfUnservedLanguagesAlone) {
  constexpr std::string_view sv[] = {"sv"};
  EXPECT_EQ(read("kunskaper", sv), (Lines{"1:kunskaper=kunskaper"}));
  EXPECT_EQ(read("日本", en).size(), 1U);
}

TEST(Analyzer, ReadsALanguageTagByItsFirstPart) {
  constexpr std::string_view us[] = {"en-US"};
  EXPECT_EQ(read("Proposals", us), (Lines{"1:proposals=propos"}));
}

TEST(Analyzer, FindsABaseBeforeItsColonEnding) {
  EXPECT_EQ(read("CRM:n LinkedIn:ssä HR:ään käyttö", fi),
            (Lines{"1:crm:n=crm:n", "1:crm=crm", "2:linkedin:ssä=linkedin:ssä", "2:linkedin=linked", "3:hr:ään=hr:ään", "3:hr=hr", "4:käyttö=" + finnish("käyttö", "käytö")}));
}

TEST(Analyzer, FindsBothHalvesOfGluedWords) {
  EXPECT_EQ(read("note:this", en), (Lines{"1:note:this=note:this", "1:note=note", "1:this=this"}));
  EXPECT_EQ(read("over.Then", en), (Lines{"1:over.then=over.then", "1:over=over", "1:then=then"}));
  EXPECT_EQ(read("Booking.com", en), (Lines{"1:booking.com=booking.com", "1:booking=book"}));
}

TEST(Analyzer, KeepsNamesWithSignsWhole) {
  EXPECT_EQ(read("R&D C++ C# 2:1 a & b", en), (Lines{"1:r&d=r&d", "2:c++=c++", "3:c#=c#", "4:2:1=2:1", "5:a=a", "6:b=b"}));
  EXPECT_EQ(read("AT&T:n", fi), (Lines{"1:at&t:n=at&t:n", "1:at&t=at&t"}));
  EXPECT_EQ(read("№ 5, U.S.A", en), (Lines{"1:5=5", "2:u.s.a=u.s.a", "2:usa=usa"}));
}

TEST(Analyzer, FindsGroupedNumbersWithoutTheirSeparators) {
  EXPECT_EQ(read("1,000 1.000.000 3.14", en), (Lines{"1:1,000=1,000", "1:1000=1000", "2:1.000.000=1.000.000", "2:1000000=1000000", "3:3.14=3.14"}));
}

TEST(Analyzer, TakesThePossessiveOff) {
  EXPECT_EQ(read("the company’s team's", en), (Lines{"1:the=the", "2:company=compani", "3:team=team"}));
}

TEST(Analyzer, StemsEnglishWithoutAccentsAndKeepsTheWordAsWritten) {
  EXPECT_EQ(read("Résumés", en), (Lines{"1:résumés=resum"}));
}

TEST(Analyzer, SplitsHyphenChainsAndSkipsPunctuationAndEmoji) {
  EXPECT_EQ(read("B2B-myynti — 😀 !", fi), (Lines{"1:b2b=b2b", "2:myynti=" + finnish("myynti", "myynt")}));
}

TEST(Analyzer, ReadsTwoWordsWithAHyphenAsOneTooAndLongerChainsAsTheyStand) {
  EXPECT_EQ(read("E-mail", en), (Lines{"1:e=e", "1:email=email", "2:mail=mail"}));
  EXPECT_EQ(read("know\u2011how's", en), (Lines{"1:know=know", "1:knowhow=knowhow", "2:how=how"}));
  EXPECT_EQ(read("face-to-face, well - known", en).size(), 5U);
  EXPECT_EQ(read("email", en), (Lines{"1:email=email"}));
}

TEST(Analyzer, StemsBritishAndAmericanSpellingsAlike) {
  auto const stem = [](std::string_view word) { return read(word, en).at(0).substr(word.size() + 3); };
  for (auto const& [british, american] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"organisations", "organization"}, {"behavioural", "behavior"}, {"centred", "centering"}, {"travelling", "traveled"}, {"licences", "licensing"}, {"catalogues", "cataloging"}})
    EXPECT_EQ(stem(british), stem(american)) << british;
  EXPECT_EQ(stem("precise"), stem("precision"));
  EXPECT_EQ(stem("revised"), stem("revision"));
  EXPECT_NE(stem("organism"), stem("organise"));
  EXPECT_EQ(read("raised", en), (Lines{"1:raised=rais"}));
}

TEST(Analyzer, LeavesWordsOver64CodePointsOutAndKeepsTheirPlace) {
  std::string const longest(64, 'x'), longer(65, 'y');
  auto const tokens = read(longest + " " + longer + " z", {});
  EXPECT_EQ(tokens, (Lines{"1:" + longest + "=" + longest, "3:z=z"}));
}

TEST(Analyzer, PointsIntoTheInput) {
  Analyzer analyzer;
  std::string_view const text = "Ääni, CRM:ssä";
  auto const tokens = analyzer.analyze(text, fi);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(text.substr(tokens[0].where.start, tokens[0].where.end - tokens[0].where.start), "Ääni");
  EXPECT_EQ(text.substr(tokens[1].where.start, tokens[1].where.end - tokens[1].where.start), "CRM:ssä");
  EXPECT_EQ(text.substr(tokens[2].where.start, tokens[2].where.end - tokens[2].where.start), "CRM");
}

TEST(Analyzer, SurvivesMalformedBytes) {
  EXPECT_EQ(read("one\xFF two\xE2\x82", en), (Lines{"1:one=one", "2:two=two"}));
  EXPECT_TRUE(read("", en).empty());
  EXPECT_TRUE(read(std::string(100'000, '\x80'), en).empty());
}

TEST(Analyzer, KeepsTokensOfOneCallWhileItsCacheTurnsOver) {
  Analyzer analyzer;
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "w" + std::to_string(i) + "x ";
  for (int turn = 0; turn < 3; ++turn) {
    auto const tokens = analyzer.analyze(many, en);
    ASSERT_EQ(tokens.size(), 50'000U);
    EXPECT_EQ(tokens.front().word, "w0x");
    EXPECT_EQ(tokens.back().word, "w49999x");
    EXPECT_EQ(analyzer.analyze("again w7x", en).back().word, "w7x");
  }
}

}  // namespace
}  // namespace bifrons::text

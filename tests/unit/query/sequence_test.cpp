// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases, exact chains and nearness: exact whatever the hashes of the places say.
#include <algorithm>
#include <map>
#include <random>
#include <utility>

#include "corpus/schema/places.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

using Ids = std::vector<std::string>;

class QuerySequence : public ::testing::Test {
 protected:
  void put(std::string id, std::string lang, std::string title, std::string text) { index.put(std::move(id), std::move(lang), std::move(title), std::move(text)); }
  Ids found(std::string text) {
    index.commit();
    auto searcher = index.open();
    auto const answer = searcher.search(ask(std::move(text)));
    auto list = sorted(ids(answer));
    if (answer) {
      EXPECT_EQ(answer->total, list.size());
    }
    return list;
  }
  TemporaryIndex index;
};

TEST_F(QuerySequence, PhraseTakesWordsAsWrittenWhateverElseTheArticleHolds) {
  put("a", "en", "", "Lost deals hurt. A deal that was lost.");
  put("b", "en", "", "A lost deal hurts. The deals were lost.");
  put("c", "en", "", "Lost one deal.");
  EXPECT_EQ(found("\"lost deals\""), (Ids{"a"}));
  EXPECT_EQ(found("\"lost deal\""), (Ids{"b"}));
  EXPECT_EQ(found("\"LOST Deals\""), (Ids{"a"}));
}

TEST_F(QuerySequence, PhraseRunsAcrossParagraphsButNotOutOfTheTitle) {
  put("across", "en", "", "The end of one\n\nthing begins here.");
  put("apart", "en", "Talk of one", "thing at a time.");
  EXPECT_EQ(found("\"one thing\""), (Ids{"across"}));
}

TEST_F(QuerySequence, PhraseIsFoundThroughPartsSoftHyphensAndCase) {
  put("fi", "fi", "", "Sanoimme, että CRM:n käyttö\u00ADönotto on vaikeaa.");
  put("ru", "ru", "", "Учёт Клиентов ведёт менеджер.");
  EXPECT_EQ(found("\"crm käyttöönotto\""), (Ids{"fi"}));
  EXPECT_EQ(found("\"CRM:n käyttöönotto\""), (Ids{"fi"}));
  EXPECT_EQ(found("\"учет клиентов\""), (Ids{"ru"}));
  EXPECT_EQ(found("\"учет клиента\""), Ids{});
}

TEST_F(QuerySequence, PhraseIsFoundInLanguagesOfAllKinds) {
  put("sv", "sv", "", "Försäljningar ökade kraftigt.");
  put("mixed", "ru", "", "Он сказал: customer relationship management.");
  EXPECT_EQ(found("\"försäljningar ökade\""), (Ids{"sv"}));
  EXPECT_EQ(found("\"customer relationship\""), (Ids{"mixed"}));
}

TEST_F(QuerySequence, PhraseCountsRepeatedWords) {
  put("twice", "en", "", "no no never");
  put("thrice", "en", "", "no yes no no no never");
  EXPECT_EQ(found("\"no no no\""), (Ids{"thrice"}));
  EXPECT_EQ(found("\"no yes no no\""), (Ids{"thrice"}));
}

TEST_F(QuerySequence, TitlePhraseStaysInTheTitle) {
  put("title", "en", "Why lost deals matter", "Text.");
  put("body", "en", "Deals lost", "Why lost deals matter.");
  EXPECT_EQ(found("title:\"lost deals\""), (Ids{"title"}));
  EXPECT_EQ(found("\"lost deals\""), (Ids{"body", "title"}));
}

TEST_F(QuerySequence, ComposesWithOrAndNot) {
  put("a", "en", "", "Lost deals hurt.");
  put("b", "en", "", "Deals lost.");
  put("c", "en", "", "Zebra stripes.");
  EXPECT_EQ(found("\"lost deals\" OR zebra"), (Ids{"a", "c"}));
  EXPECT_EQ(found("NOT \"lost deals\""), (Ids{"b", "c"}));
  EXPECT_EQ(found("deals -\"lost deals\""), (Ids{"b"}));
  EXPECT_EQ(found("(\"lost deals\" OR \"deals lost\") AND NOT hurt"), (Ids{"b"}));
  EXPECT_EQ(found("\"lost deals\" AND zebra"), Ids{});
}

TEST_F(QuerySequence, ExactChainIsAPhrase) {
  put("a", "en", "", "Wi-Fi works.");
  put("b", "en", "", "Fi and wi.");
  EXPECT_EQ(found("=wi-fi"), (Ids{"a"}));
}

TEST_F(QuerySequence, NearTakesStemsInAnyOrderWithinTheWindow) {
  put("a", "en", "", "Deals one two three were losing.");
  put("b", "en", "", "Lose one two three four five deals.");
  EXPECT_EQ(found("lose NEAR/5 deal"), (Ids{"a"}));
  EXPECT_EQ(found("lose NEAR/6 deal"), (Ids{"a", "b"}));
  EXPECT_EQ(found("=lose NEAR/6 deal"), (Ids{"b"}));
}

TEST_F(QuerySequence, NearWantsTwoPlacesForTwoWords) {
  put("once", "en", "", "A deal alone.");
  put("twice", "en", "", "A deal about deals.");
  EXPECT_EQ(found("deal NEAR/3 deals"), (Ids{"twice"}));
}

TEST_F(QuerySequence, NearInTheTitleStaysInTheTitle) {
  put("title", "en", "Deals we lost", "Text.");
  put("body", "en", "Deals", "Deals we lost.");
  EXPECT_EQ(found("title:deal NEAR/3 title:lost"), (Ids{"title"}));
}

/// Two words that stand at places with the same hashes.
std::pair<std::string, std::string> colliding_words() {
  std::map<std::pair<std::uint16_t, std::uint8_t>, std::string> seen;
  for (int i = 0;; ++i) {
    auto const word = "q" + std::to_string(i);
    if (auto const [place, is_new] = seen.try_emplace({schema::place_hash(word), schema::written_hash(word)}, word); !is_new) return {place->second, word};
  }
}

TEST_F(QuerySequence, IsNotDeceivedByEqualHashes) {
  auto const [one, other] = colliding_words();
  put("right", "en", "", "alpha " + one + " then " + other);
  put("wrong", "en", "", "alpha " + other + " then beta and gamma and so on " + one);
  EXPECT_EQ(found("\"alpha " + one + "\""), (Ids{"right"}));
  EXPECT_EQ(found("alpha NEAR/2 " + one), (Ids{"right"}));
}

TEST_F(QuerySequence, IsTrueOnceAmongManyThatDeceive) {
  auto const [one, other] = colliding_words();
  auto const text = "alpha " + one + " then " + other + " " + other + " alpha beta " + other;
  put("text", "en", "", text);
  put("shifted", "en", "Notes of desk@first.test", text + " gamma");  // the places of a mail address at the end are not counted
  EXPECT_EQ(found("\"alpha " + one + "\""), (Ids{"shifted", "text"}));
  EXPECT_EQ(found("alpha NEAR/1 " + one), (Ids{"shifted", "text"}));
}

TEST_F(QuerySequence, AgreesWithTheWordsOfRandomTexts) {
  auto const [one, other] = colliding_words();
  std::vector<std::string> const words{one, other, "alpha", "beta"};
  std::mt19937 random(9);
  Ids phrase, near;
  for (int i = 0; i < 60; ++i) {
    auto const id = "d" + std::to_string(100 + i);
    std::vector<std::size_t> text;
    for (auto left = 2 + random() % 9; left > 0; --left) text.push_back(random() % words.size());
    std::string joined;
    bool side_by_side = false, near_by = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      joined += words[text[at]] + " ";
      side_by_side = side_by_side || (at > 0 && text[at - 1] == 2 && text[at] == 0);
      for (std::size_t before = at < 3 ? 0 : at - 3; before < at; ++before) near_by = near_by || (text[before] + text[at] == 2 && text[before] != text[at]);
    }
    put(id, "en", "", joined);
    if (side_by_side) phrase.push_back(id);
    if (near_by) near.push_back(id);
  }
  index.commit();
  auto searcher = index.open();
  auto const all = [&](std::string text) {
    auto request = ask(std::move(text));
    request.limit = 100;
    request.fold = false;
    return sorted(ids(searcher.search(request)));
  };
  EXPECT_EQ(all("\"alpha " + one + "\""), phrase);
  EXPECT_EQ(all("alpha NEAR/3 " + one), near);
}

TEST_F(QuerySequence, StopsAtTheDeadline) {
  for (int i = 0; i < 10; ++i) put("d" + std::to_string(i), "en", "", "lost deals");
  index.commit();
  auto searcher = index.open();
  auto request = ask("\"lost deals\"");
  request.fold = false;
  EXPECT_EQ(searcher.search(request)->total, 10U);
  request.timeout = std::chrono::milliseconds(-1);
  EXPECT_TRUE(searcher.search(request)->partial);
}

}  // namespace
}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// What ranks first among articles that hold the same words: passages, forms as asked, words that only ask.
#include "searchd/query/question_words.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

std::string first_of(TemporaryIndex& index, std::string text, std::string lang = "en") {
  index.commit();
  auto searcher = index.open();
  Request request;
  request.text = std::move(text);
  request.query_lang = std::move(lang);
  auto const answer = searcher.search(request);
  return answer && !answer->hits.empty() ? answer->hits[0].article.id : "";
}

std::string many(std::string const& word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += word + std::to_string(i) + " ";
  return text;
}

/// So that the words asked for are rare.
void put_others(TemporaryIndex& index) {
  for (int i = 0; i < 8; ++i) index.put("other" + std::to_string(i), "en", "Other notes", "The weather and the " + many("day", 20));
}

TEST(QuestionWords, WeighLittleInThreeLanguages) {
  for (auto const word : {"what", "milloin", "сколько"}) EXPECT_LT(share_of_weight(word), 0.5) << word;
  for (auto const word : {"customer", "asiakas", "клиент", "", "#"}) EXPECT_EQ(share_of_weight(word), 1) << word;
}

TEST(Ranking, PutsWhatIsAskedForBeforeTheWordsThatAsk) {
  TemporaryIndex index;
  index.put("asks", "en", "Notes", "Who did what and when, nobody could say why.");
  index.put("tells", "en", "Notes", "The ledger and the cash box: accountants went home late.");
  put_others(index);
  EXPECT_EQ(first_of(index, "who keeps the ledger and when"), "tells");
}

TEST(Ranking, PrefersWordsThatMeetInOnePassage) {
  TemporaryIndex index;
  put_others(index);
  index.put("apart", "en", "", many("filler", 60) + "pipeline " + many("other", 30) + "forecast " + many("more", 30) + "quarter");
  index.put("together", "en", "", many("filler", 60) + many("other", 30) + "pipeline one two three four forecast five six seven eight quarter " + many("more", 20));
  EXPECT_EQ(first_of(index, "pipeline forecast quarter"), "together");
}

TEST(Ranking, PrefersTheFormThatWasAsked) {
  TemporaryIndex index;
  put_others(index);
  index.put("plural", "en", "", "Some invoices came with payments that day in spring.");
  index.put("singular", "en", "", "Some invoice came with payment that day in spring.");
  EXPECT_EQ(first_of(index, "invoice payment"), "singular");
  EXPECT_EQ(first_of(index, "invoices payments"), "plural");
}

TEST(Ranking, PrefersWordsThatComeEarly) {
  TemporaryIndex index;
  put_others(index);
  index.put("late", "en", "", many("filler", 200) + "forecast " + many("other", 20) + "pipeline");
  index.put("early", "en", "", "forecast " + many("other", 20) + "pipeline " + many("filler", 200));
  EXPECT_EQ(first_of(index, "forecast pipeline"), "early");
  EXPECT_EQ(first_of(index, "pipeline"), "early");
}

TEST(Ranking, PrefersATitleAskedForWhole) {
  TemporaryIndex index;
  put_others(index);
  index.put("part", "en", "Sales handbook chapters for new hires", "People put pen to paper that autumn.");
  index.put("whole", "en", "Sales handbook", "The team wrote it down over the winter.");
  EXPECT_EQ(first_of(index, "handbook of sales"), "whole");
}

TEST(Ranking, PrefersALikeWordToNone) {
  TemporaryIndex index;
  put_others(index);
  index.put("unlike", "fi", "", "Yritys ja sen toimittaja kevään mittaan.");
  index.put("like", "fi", "", "Yritys ja sen asiakassuhde kevään mittaan.");
  EXPECT_EQ(first_of(index, "yritys asiakas", "fi"), "like");
}

}  // namespace
}  // namespace bifrons::query

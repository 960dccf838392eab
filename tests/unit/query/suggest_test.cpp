// SPDX-License-Identifier: GPL-3.0-or-later
// Completions: counts of now from a vocabulary of before, names as they are written, one script at a time.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "searchd/query/completion_keeper.hpp"
#include "searchd/query/completions.hpp"
#include "searchd/query/suggest.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

std::vector<std::string> texts(std::vector<Suggestion> const& suggestions) {
  std::vector<std::string> out;
  for (auto const& suggestion : suggestions) out.push_back(suggestion.text + " " + suggestion.kind + " " + std::to_string(suggestion.count));
  return out;
}

std::vector<topics::Topic> const crm{{"crm", {{"en", "Customer relationships"}, {"ru", "Работа с клиентами"}}, {}}};

TEST(QuerySuggest, GivesTheMostFrequentWordsFirst) {
  SortedStrings words;
  for (auto const* word : {"sale", "sales", "salesman", "sally"}) words.add(word, word == std::string("salesman") ? 9 : 3, 0);
  auto const found = words.beginning_with("sal", 3, 3);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].text, "salesman");
  EXPECT_EQ(found[1].text, "sale");
  EXPECT_EQ(found[2].text, "sales");
  EXPECT_TRUE(words.beginning_with("sb", 0, 3).empty());
  EXPECT_TRUE(words.beginning_with("sal", 0, 0).empty());
}

TEST(QuerySuggest, CountsInTheSnapshotOfNow) {
  TemporaryIndex index;
  index.put("a", "en", "Pipeline notes", "pipeline");
  index.put("b", "en", "Gone soon", "pipework");
  index.commit();
  Completions const before(Xapian::Database(index.layout.index().string()));
  index.put("b", "en", "Another", "pipeline again");
  index.commit();
  Xapian::Database const now(index.layout.index().string());
  EXPECT_EQ(texts(suggest(before, now, {}, "pipe", 10)), (std::vector<std::string>{"pipeline word 2", "Pipeline notes title 1"}));
  EXPECT_TRUE(suggest(before, now, {}, "gone", 10).empty());
}

TEST(QuerySuggest, KnowsTopicsByTheirLabelsInAnyLanguage) {
  TemporaryIndex index;
  Article article;
  article.id = "a";
  article.lang = "en";
  article.topics = {{"crm", 1.0}};
  index.put(article);
  index.commit();
  Xapian::Database const now(index.layout.index().string());
  Completions const all(now);
  EXPECT_EQ(texts(suggest(all, now, crm, "Customer rel", 10)), (std::vector<std::string>{"Customer relationships topic 1"}));
  EXPECT_EQ(texts(suggest(all, now, crm, "работа", 10)), (std::vector<std::string>{"Работа с клиентами topic 1"}));
  EXPECT_EQ(texts(suggest(all, now, {}, "cr", 10)), (std::vector<std::string>{"crm topic 1"}));
}

TEST(QuerySuggest, CompletesInOneScript) {
  TemporaryIndex index;
  index.put("a", "ru", "", "crmсистема crms CRM:n");
  index.commit();
  Xapian::Database const now(index.layout.index().string());
  EXPECT_EQ(texts(suggest(Completions(now), now, {}, "cr", 10)), (std::vector<std::string>{"crm word 1", "crms word 1"}));
}

TEST(QuerySuggest, AnswersFromTheIndexBeforeCompletionsAreRead) {
  TemporaryIndex index;
  index.put("a", "en", "", "pipeline pipework other");
  index.commit();
  Xapian::Database const now(index.layout.index().string());
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  EXPECT_EQ(suggest(Completions(now, open_word("big pipe"), until), now, {}, "big pipe", 10).size(), 2U);
}

TEST(QuerySuggest, KeeperReadsAnewAfterACommitWithoutAWait) {
  TemporaryIndex index;
  index.put("a", "en", "", "pipeline");
  index.commit();
  auto const keeper = std::make_shared<CompletionKeeper>(index.layout.index());
  auto opened = Searcher::open(index.layout, keeper);
  ASSERT_TRUE(opened.has_value());
  index.put("b", "en", "", "pipework");
  index.commit();
  auto const has_new_word = [&] { return opened->suggest("pip", 10)->size() == 2; };
  for (int tries = 0; tries < 400 && !has_new_word(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_TRUE(has_new_word());
}

TEST(QuerySuggest, KeeperOfNoIndexKeepsNothing) {
  CompletionKeeper keeper("/nonexistent/index");
  EXPECT_EQ(keeper.get("x"), nullptr);
}

}  // namespace
}  // namespace bifrons::query

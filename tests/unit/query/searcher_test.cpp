// SPDX-License-Identifier: GPL-3.0-or-later
// The reader as a whole: commits seen, articles fetched, neighbours, completions, topics, damage.
#include <fstream>

#include "corpus/topics/taxonomy.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

using Ids = std::vector<std::string>;

TEST(QuerySearcher, SeesEachCommitAtTheNextCall) {
  TemporaryIndex index;
  auto searcher = index.open();
  EXPECT_EQ(*searcher.count(), 0U);
  auto const before = *searcher.revision();
  EXPECT_EQ(searcher.search(ask("deal"))->total, 0U);
  index.put("a", "en", "Deal", "A deal.");
  index.commit();
  EXPECT_EQ(searcher.search(ask("deal"))->total, 1U);
  EXPECT_EQ(*searcher.count(), 1U);
  EXPECT_NE(*searcher.revision(), before);
}

TEST(QuerySearcher, NeverFailsWhileAWriterCommits) {
  TemporaryIndex index;
  for (int i = 0; i < 50; ++i) index.put("a" + std::to_string(i), "en", "Deal", "A deal of number " + std::to_string(i));
  index.commit();
  auto searcher = index.open();
  for (int round = 0; round < 20; ++round) {
    index.put("a" + std::to_string(round), "en", "Deal", "Another deal, round " + std::to_string(round));
    index.commit();
    auto const answer = searcher.search(ask("deal"));
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->total, 50U);
  }
}

TEST(QuerySearcher, GivesArticlesByIdAndOneAfterTheOther) {
  TemporaryIndex index;
  for (auto const* id : {"a", "b", "c"}) index.put(id, "en", std::string("Title ") + id, "Text.");
  index.commit();
  auto searcher = index.open();
  EXPECT_EQ(searcher.article("b")->title, "Title b");
  EXPECT_EQ(searcher.article("b")->text, "Text.");
  EXPECT_EQ(searcher.article("z").error().code, ErrorCode::not_found);
  Ids seen;
  ASSERT_TRUE(searcher.each([&](Article const& article) {
    seen.push_back(article.id);
    return true;
  }).has_value());
  EXPECT_EQ(seen, (Ids{"a", "b", "c"}));
}

TEST(QuerySearcher, FindsSimilarArticlesButNeitherItselfNorCopies) {
  TemporaryIndex index;
  index.put("one", "en", "Onboarding", "Onboarding of sellers needs patience and mentors.");
  index.put("two", "en", "Mentors", "Sellers with mentors learn onboarding faster.");
  index.put("copy", "en", "Again", "Onboarding of sellers needs patience and mentors.");
  index.put("far", "en", "Gardens", "Roses like sun.");
  index.commit();
  auto searcher = index.open();
  auto const hits = searcher.similar("one", 5);
  ASSERT_TRUE(hits.has_value());
  ASSERT_EQ(hits->size(), 1U);
  EXPECT_EQ((*hits)[0].article.id, "two");
  EXPECT_EQ(searcher.similar("none", 5).error().code, ErrorCode::not_found);
}

TEST(QuerySearcher, CompletesWordsNamesAndTitles) {
  TemporaryIndex index;
  Article article;
  article.id = "a";
  article.lang = "fi";
  article.title = "Myynnin muisti";
  article.text = "Myyntiputki ja myyntitiimi. Myyntiputki vuotaa.";
  article.tags = {"Myyntityö"};
  article.author = "Myyrä Kirjoittaja";
  article.site = "myynninmuisti.test";
  index.put(article);
  article.id = "b";
  article.title = "Toinen";
  article.text = "Myyntiputki taas.";
  index.put(article);
  index.commit();
  auto searcher = index.open();
  auto const found = searcher.suggest("myy", 10);
  ASSERT_TRUE(found.has_value());
  auto const has = [&](std::string_view text, std::string_view kind) {
    return std::any_of(found->begin(), found->end(), [&](Suggestion const& s) { return s.text == text && s.kind == kind; });
  };
  EXPECT_TRUE(has("myyntiputki", "word"));
  EXPECT_TRUE(has("Myyntityö", "tag"));
  EXPECT_TRUE(has("Myyrä Kirjoittaja", "author"));
  EXPECT_TRUE(has("myynninmuisti.test", "site"));
  EXPECT_TRUE(has("Myynnin muisti", "title"));
  EXPECT_EQ(found->front().text, "myyntiputki");
  EXPECT_EQ(found->front().count, 2U);
  EXPECT_EQ(searcher.suggest("hyvä myyntit", 10)->front().text, "hyvä myyntitiimi");
  EXPECT_TRUE(searcher.suggest("", 10)->empty());
  EXPECT_TRUE(searcher.suggest("zzz", 10)->empty());
}

TEST(QuerySearcher, CountsTopicsWithLabels) {
  TemporaryIndex index;
  Article article;
  article.id = "a";
  article.text = "x y z";
  article.topics = {{"crm", 1.0}, {"home-made", 1.0}};
  index.put(article);
  index.commit();
  std::ofstream(index.layout.topics()) << topics::default_taxonomy();
  auto searcher = index.open();
  auto const list = searcher.topics();
  ASSERT_TRUE(list.has_value());
  auto const count_of = [&](std::string_view id) {
    auto const found = std::find_if(list->begin(), list->end(), [&](TopicCount const& topic) { return topic.id == id; });
    return found == list->end() ? UINT64_MAX : found->count;
  };
  EXPECT_EQ(count_of("crm"), 1U);
  EXPECT_EQ(count_of("sales"), 0U);
  EXPECT_EQ(count_of("home-made"), 1U);
}

TEST(QuerySearcher, NamesAMissingOrForeignIndex) {
  EXPECT_EQ(Searcher::open(kb::Layout{"/nonexistent/kb"}).error().code, ErrorCode::broken);
  TemporaryIndex index;
  {
    std::filesystem::create_directories(index.layout.root / "other");
    Xapian::WritableDatabase other((index.layout.root / "other" / "index").string(), Xapian::DB_CREATE_OR_OVERWRITE);
    other.set_metadata("analysis", "99");
    other.commit();
  }
  EXPECT_EQ(Searcher::open(kb::Layout{index.layout.root / "other"}).error().code, ErrorCode::version);
}

TEST(QuerySearcher, GivesAPartialAnswerWhenTimeIsUp) {
  TemporaryIndex index;
  for (int i = 0; i < 3000; ++i) {
    index.put("d" + std::to_string(i), "en", "", "deal " + std::to_string(i));
  }
  index.commit();
  auto searcher = index.open();
  auto request = ask("deal");
  request.timeout = std::chrono::milliseconds(-1);
  auto const answer = searcher.search(request);
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->partial);
  EXPECT_LT(answer->total, 3000U);
}

}  // namespace
}  // namespace bifrons::query

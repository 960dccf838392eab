// SPDX-License-Identifier: GPL-3.0-or-later
// Questions against a small index: which articles, in which order, how many.
#include <algorithm>

#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

using Ids = std::vector<std::string>;

class QuerySearch : public ::testing::Test {
 protected:
  void SetUp() override {
    Article crm;
    crm.id = "crm";
    crm.lang = "en";
    crm.title = "Why CRM adoption fails";
    crm.text = "Sales people see no use in customer systems. A lost deal is rarely written down.\n\nManagers ask for reports.";
    crm.published = "2009-10-09";
    crm.site = "pipelinenotes.test";
    crm.author = "Desk Editor; Anna Guest";
    crm.tags = {"CRM", "lessons learned"};
    crm.topics = {{"crm", 1.0}, {"sales", 0.5}};
    crm.url = "http://pipelinenotes.test/crm";
    index.put(crm);
    Article deals = crm;
    deals.id = "deals";
    deals.title = "Deals we have lost";
    deals.text = "What the losing of deals teaches. Each deal that was lost tells of customers.";
    deals.content_hash.clear();
    deals.published = "2012";
    deals.author = "Desk";
    deals.tags = {"sales"};
    deals.topics = {{"sales", 1.0}};
    deals.url = "http://pipelinenotes.test/deals";
    index.put(deals);
    index.put("fi", "fi", "Hiljainen tieto myyntitiimissä", "Myyjät tuntevat asiakkaat. Asiakkaiden tarpeet muuttuvat CRM:n myötä.", "2010-03");
    index.put("ru", "ru", "Зачем нужна CRM", "Продавцы знают клиентов. Учёт сделок ведёт менеджер.");
    index.put("old", "en", "Zebra notes", "Nothing on the subject but one deal.", "1999");
    index.commit();
  }
  Ids found(std::string text) {
    auto searcher = index.open();
    return sorted(ids(searcher.search(ask(std::move(text)))));
  }
  std::uint64_t total(std::string text) {
    auto searcher = index.open();
    auto const answer = searcher.search(ask(std::move(text)));
    EXPECT_TRUE(answer.has_value());
    return answer ? answer->total : 0;
  }

  TemporaryIndex index;
};

TEST_F(QuerySearch, FindsInflectedFormsInThreeLanguages) {
  EXPECT_EQ(found("customer"), (Ids{"crm", "deals"}));
  EXPECT_EQ(found("asiakas asiakkaalle"), (Ids{"fi"}));
  EXPECT_EQ(found("продавец продавцам"), (Ids{"ru"}));
  EXPECT_EQ(found("учет"), (Ids{"ru"}));
}

TEST_F(QuerySearch, RanksPlainWordsTogetherTitleFirst) {
  auto searcher = index.open();
  auto const answer = searcher.search(ask("lost deals"));
  EXPECT_EQ(ids(answer), (Ids{"deals", "crm", "old"}));
  EXPECT_EQ(answer->total, 3U);
}

TEST_F(QuerySearch, PutsNearWordsBeforeFarOnes) {
  index.put("far", "en", "", "Walrus one two three four five six seven eight nine penguin.");
  index.put("near", "en", "", "Walrus penguin one two three four five six seven eight nine.");
  index.commit();
  auto searcher = index.open();
  EXPECT_EQ(ids(searcher.search(ask("walrus penguin"))), (Ids{"near", "far"}));
}

TEST_F(QuerySearch, ObeysOperators) {
  EXPECT_EQ(found("\"lost deal\""), (Ids{"crm"}));
  EXPECT_EQ(found("deal -customer"), (Ids{"old"}));
  EXPECT_EQ(found("+customer deal"), (Ids{"crm", "deals"}));
  EXPECT_EQ(found("+customer"), found("customer"));  // alone it asks for itself, not for all
  EXPECT_EQ(found("deal AND managers"), (Ids{"crm"}));
  EXPECT_EQ(found("managers OR zebra"), (Ids{"crm", "old"}));
  EXPECT_EQ(found("deal NOT lost"), (Ids{"old"}));
  EXPECT_EQ(found("NOT deal"), (Ids{"fi", "ru"}));
  EXPECT_EQ(found("=deals"), (Ids{"deals"}));
  EXPECT_EQ(found("manag*"), (Ids{"crm"}));
  EXPECT_EQ(found("lose NEAR/4 teach"), (Ids{"deals"}));
  EXPECT_EQ(found("managers NEAR/3 customer"), Ids{});
}

TEST_F(QuerySearch, ObeysFields) {
  EXPECT_EQ(found("title:deal"), (Ids{"deals"}));
  EXPECT_EQ(found("title:\"crm adoption\""), (Ids{"crm"}));
  EXPECT_EQ(found("author:anna"), (Ids{"crm"}));
  EXPECT_EQ(found("author:\"editor desk\""), (Ids{"crm"}));
  EXPECT_EQ(found("site:pipelinenotes.test"), (Ids{"crm", "deals"}));
  EXPECT_EQ(found("topic:crm"), (Ids{"crm"}));
  EXPECT_EQ(found("tag:\"Lessons  Learned\""), (Ids{"crm"}));
  EXPECT_EQ(found("lang:fi lang:ru"), (Ids{"fi", "ru"}));
  EXPECT_EQ(found("crm lang:ru"), (Ids{"ru"}));
  EXPECT_EQ(found("url:http://pipelinenotes.test/crm#top"), (Ids{"crm"}));
}

TEST_F(QuerySearch, KeepsArticlesWhoseWholeIntervalLiesInADateRange) {
  EXPECT_EQ(found("date:2009..2012"), (Ids{"crm", "deals", "fi"}));
  EXPECT_EQ(found("date:2010-03"), (Ids{"fi"}));
  EXPECT_EQ(found("date:2012-01..2012-06"), Ids{});
  EXPECT_EQ(found("after:2009"), (Ids{"deals", "fi"}));
  EXPECT_EQ(found("before:2009-10-09"), (Ids{"old"}));
  EXPECT_EQ(found("before:2009-10-10"), (Ids{"crm", "old"}));
}

TEST_F(QuerySearch, LeavesUndatedArticlesOutOfRangesAndLastInSorts) {
  auto searcher = index.open();
  Request request;
  request.sort = Sort::date;
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"old", "crm", "fi", "deals", "ru"}));
  request.sort = Sort::date_descending;
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"deals", "fi", "crm", "old", "ru"}));
  request.sort = Sort::title;
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"deals", "fi", "crm", "old", "ru"}));
}

TEST_F(QuerySearch, GivesAllArticlesNewestFirstWithoutWords) {
  auto searcher = index.open();
  EXPECT_EQ(ids(searcher.search(Request{})), (Ids{"deals", "fi", "crm", "old", "ru"}));
  EXPECT_EQ(total("   "), 5U);
  EXPECT_EQ(total("..."), 0U);
}

TEST_F(QuerySearch, AppliesFilters) {
  auto searcher = index.open();
  auto request = ask("");
  request.filters = {{"lang", {"en", "FI"}, {}}, {"topic", {}, {"crm"}}};
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"deals", "fi", "old"}));
  request.filters = {{"author", {"desk editor"}, {}}};
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"crm"}));
  request.filters = {};
  request.from = "2010";
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"deals", "fi"}));
  request.filters = {{"colour", {"x"}, {}}};
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::bad_input);
  request.filters = {};
  request.from = "soon";
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::bad_input);
}

TEST_F(QuerySearch, TakesAMinusWordAsAWordWhereItWouldEmptyTheAnswer) {
  auto searcher = index.open();
  auto const answer = searcher.search(ask("zebra -notes"));
  EXPECT_EQ(ids(answer), (Ids{"old"}));
  ASSERT_TRUE(answer->note.has_value());
  EXPECT_NE(answer->note->find("-notes"), std::string::npos);
  EXPECT_FALSE(searcher.search(ask("zebra"))->note.has_value());
}

TEST_F(QuerySearch, CountsFacetsOverAllHits) {
  auto searcher = index.open();
  auto request = ask("deal OR crm");
  request.limit = 1;
  request.facets = {"lang", "tag", "year", "author"};
  auto const answer = searcher.search(request);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->total, 5U);
  ASSERT_EQ(answer->facets.size(), 4U);
  EXPECT_EQ(answer->facets[0].values[0].value, "en");
  EXPECT_EQ(answer->facets[0].values[0].label, "English");
  EXPECT_EQ(answer->facets[0].values[0].count, 3U);
  EXPECT_EQ(answer->facets[1].values.size(), 3U);
  EXPECT_EQ(answer->facets[2].values.size(), 4U);
  EXPECT_EQ(answer->facets[3].values[0].value, "Anna Guest");
  request.facets = {"colour"};
  EXPECT_EQ(searcher.search(request).error().code, ErrorCode::bad_input);
}

TEST_F(QuerySearch, GivesTheSameTotalAndRanksOnEveryPage) {
  auto searcher = index.open();
  auto request = ask("deal crm customer");
  auto const whole = searcher.search(request);
  Ids paged;
  for (request.offset = 0, request.limit = 2; request.offset < 6; request.offset += 2) {
    auto const page = searcher.search(request);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->total, whole->total);
    for (auto const& hit : page->hits) {
      EXPECT_EQ(hit.rank, paged.size() + 1);
      paged.push_back(hit.article.id);
    }
  }
  EXPECT_EQ(paged, ids(whole));
}

TEST_F(QuerySearch, FoldsCopiesUnderTheEarliest) {
  index.put("copy1", "en", "Copied", "The very same syndicated words about onboarding.", "2015");
  index.put("copy2", "en", "First", "The very same syndicated words about onboarding.", "2011");
  index.put("copy3", "en", "Undated onboarding", "The very same syndicated words about onboarding.");
  index.commit();
  auto searcher = index.open();
  auto request = ask("onboarding");
  request.facets = {"lang"};
  auto const folded = searcher.search(request);
  EXPECT_EQ(ids(folded), (Ids{"copy2"}));
  EXPECT_EQ(folded->total, 1U);
  EXPECT_EQ(folded->hits[0].duplicates, 2U);
  EXPECT_EQ(folded->facets[0].values[0].count, 1U);
  request.fold = false;
  auto const all = searcher.search(request);
  EXPECT_EQ(all->total, 3U);
  EXPECT_EQ(all->facets[0].values[0].count, 3U);
  request.fold = true;
  request.from = "2012";
  EXPECT_EQ(ids(searcher.search(request)), (Ids{"copy1"}));
}

TEST_F(QuerySearch, PutsTheOriginalBeforeItsReprints) {
  std::string const text = "The very same syndicated words about onboarding.";
  auto const put = [&](std::string id, std::string published) { index.put({.id = std::move(id), .text = text, .lang = "en", .published = std::move(published), .content_hash = "same"}); };
  put("undated", "");
  put("late", "2015");
  index.put({.id = "reprint", .text = "Originally published at a.test. " + text, .lang = "en", .published = "2011", .content_hash = "same"});
  index.commit();
  auto searcher = index.open();
  EXPECT_EQ(ids(searcher.search(ask("onboarding"))), (Ids{"late"}));
  index.put({.id = "longer", .text = text + " And more.", .lang = "en", .published = "2015", .content_hash = "same"});
  index.commit();
  EXPECT_EQ(ids(searcher.search(ask("onboarding"))), (Ids{"longer"}));
  put("early", "2014-05");
  index.commit();
  auto const folded = searcher.search(ask("onboarding"));
  EXPECT_EQ(ids(folded), (Ids{"early"}));
  EXPECT_EQ(folded->hits[0].duplicates, 4U);
}

TEST_F(QuerySearch, ShowsAtMostSoManyOfASite) {
  for (int i = 0; i < 9; ++i)
    index.put({.id = "g" + std::to_string(i), .site = i == 4 ? "" : i % 3 == 0 ? "b.test" : "a.test", .text = "Grouped zebras" + std::string(static_cast<std::size_t>(i), 'x') + " graze", .lang = "en"});
  index.commit();
  auto searcher = index.open();
  auto request = ask("graze");
  request.facets = {"site"};
  request.group = Grouping{"site", 2};
  auto const whole = searcher.search(request);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->total, 9U);
  EXPECT_EQ(whole->listed, 5U);
  ASSERT_EQ(whole->hits.size(), 5U);
  std::uint32_t held = 0;
  for (auto const& hit : whole->hits) {
    held += hit.grouped;
    EXPECT_EQ(hit.group, hit.grouped > 0 ? hit.article.site : "");
  }
  EXPECT_EQ(held, 4U);
  EXPECT_EQ(whole->facets[0].values[0].count, 5U);
  Ids paged;
  request.limit = 2;
  for (request.offset = 0; request.offset < 6; request.offset += 2) {
    auto const page = searcher.search(request);
    EXPECT_EQ(page->total, 9U);
    EXPECT_EQ(page->listed, 5U);
    for (auto const& id : ids(page)) paged.push_back(id);
  }
  EXPECT_EQ(paged, ids(whole));
}

TEST_F(QuerySearch, RepairsAMisspeltWordAndSaysSo) {
  auto searcher = index.open();
  auto const answer = searcher.search(ask("managrs"));
  EXPECT_EQ(ids(answer), (Ids{"crm"}));
  EXPECT_EQ(answer->did_you_mean, "managers");
  EXPECT_FALSE(searcher.search(ask("managers"))->did_you_mean.has_value());
  EXPECT_FALSE(searcher.search(ask("qqqqwwww"))->did_you_mean.has_value());
}

TEST_F(QuerySearch, TakesPlainWordsWithoutOperatorsOrErrors) {
  auto searcher = index.open();
  auto request = ask("title:( NOT -deal \"zebra");
  EXPECT_FALSE(searcher.search(request).has_value());
  request.plain = true;
  EXPECT_EQ(sorted(ids(searcher.search(request))), (Ids{"crm", "deals", "old"}));
}

TEST_F(QuerySearch, GivesIdsAloneInBatch) {
  auto searcher = index.open();
  auto request = ask("lost deals");
  request.plain = true;
  request.fold = request.snippets = false;
  request.limit = 1000;
  auto const answer = searcher.search(request);
  EXPECT_EQ(ids(answer), (Ids{"deals", "crm", "old"}));
  EXPECT_EQ(answer->hits[0].article.title, "");
}

TEST_F(QuerySearch, ExplainsEachWordOfAHit) {
  auto searcher = index.open();
  auto request = ask("lost deals");
  request.explain = true;
  auto const answer = searcher.search(request);
  ASSERT_TRUE(answer.has_value());
  EXPECT_NE(answer->hits[0].explanation.find("lost (lose"), std::string::npos) << answer->hits[0].explanation;
  EXPECT_NE(answer->hits[0].explanation.find("title "), std::string::npos);
  EXPECT_NE(answer->hits[0].explanation.find("nearness "), std::string::npos);
  for (auto const& hit : answer->hits) EXPECT_EQ(hit.explanation.find("other "), std::string::npos) << hit.explanation;  // the parts make the sum
}

TEST_F(QuerySearch, NamesTheFormThatWasUnderstood) {
  auto searcher = index.open();
  EXPECT_EQ(searcher.search(ask("crm   (deal) lang:en"))->parsed, "crm deal lang:en");
  EXPECT_EQ(searcher.search(ask("title:(")).error().code, ErrorCode::bad_input);
}

}  // namespace
}  // namespace bifrons::query

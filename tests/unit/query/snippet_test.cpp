// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets: the right sentence, marked, with no word cut.
#include "searchd/query/snippet.hpp"

#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

std::string marked(Snippet const& snippet) {
  std::string out;
  std::size_t at = 0;
  for (auto const& mark : snippet.marks) {
    out += snippet.text.substr(at, mark.start - at) + "[" + snippet.text.substr(mark.start, mark.end - mark.start) + "]";
    at = mark.end;
  }
  return out + snippet.text.substr(at);
}

std::string snippet_of(std::string const& lang, std::string const& text, std::string const& query) {
  TemporaryIndex index;
  index.put("a", lang, "", text);
  index.commit();
  auto searcher = index.open();
  auto const answer = searcher.search(ask(query));
  return answer && !answer->hits.empty() ? marked(answer->hits[0].snippet) : "nothing found";
}

TEST(QuerySnippet, TakesTheSentenceThatHoldsTheWords) {
  EXPECT_EQ(snippet_of("en", "A start that says nothing much.\n\nSellers lose deals by waiting too long before they ever call anybody back, whatever the plan was.\n\nAn end.", "losing deal"),
            "Sellers [lose] [deals] by waiting too long before they ever call anybody back, whatever the plan was.");
}

TEST(QuerySnippet, MarksInflectedFormsInEachLanguage) {
  EXPECT_EQ(snippet_of("fi", "Asiakkaiden tarpeet muuttuvat.", "asiakkaat"), "[Asiakkaiden] tarpeet muuttuvat.");
  EXPECT_EQ(snippet_of("ru", "Учёт сделок ведёт менеджер.", "учет менеджерам"), "[Учёт] сделок ведёт [менеджер].");
  EXPECT_EQ(snippet_of("en", "Adopting a CRM takes time.", "adoption adopted crm"), "[Adopting] a [CRM] takes time.");
}

TEST(QuerySnippet, MarksOnlyExactFormsOfQuotedWords) {
  EXPECT_EQ(snippet_of("en", "The deal of deals.", "=deals"), "The deal of [deals].");
  EXPECT_EQ(snippet_of("en", "The dealer deals.", "deal*"), "The [dealer] [deals].");
}

TEST(QuerySnippet, JoinsASecondSentenceThatHoldsTheOtherWord) {
  EXPECT_EQ(snippet_of("en", "Pricing is hard.\n\nFiller stands here.\n\nMentors help.", "pricing mentors"), "[Pricing] is hard. … [Mentors] help.");
}

TEST(QuerySnippet, CutsALongSentenceBetweenWordsAroundTheMark) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word" + std::to_string(i) + " ";
  text += "deal ";
  for (int i = 100; i < 200; ++i) text += "word" + std::to_string(i) + " ";
  auto const snippet = snippet_of("en", text, "deal");
  EXPECT_TRUE(snippet.starts_with("… word")) << snippet;
  EXPECT_TRUE(snippet.ends_with(" …")) << snippet;
  EXPECT_NE(snippet.find("[deal]"), std::string::npos);
  EXPECT_LE(snippet.size(), 270U);
}

TEST(QuerySnippet, StartsAtTheBeginningWhereNoWordStandsInTheText) {
  TemporaryIndex index;
  index.put("a", "en", "Pricing", "First sentence here. Second one follows.");
  index.commit();
  auto searcher = index.open();
  EXPECT_EQ(marked(searcher.search(ask("pricing"))->hits[0].snippet), "First sentence here. Second one follows.");
  EXPECT_EQ(marked(searcher.search(ask("pricing"))->hits[0].title), "[Pricing]");
}

TEST(QuerySnippet, TakesProseBeforeRowsAndLabels) {
  EXPECT_EQ(snippet_of("fi", "Toimet huhtikuun alkuun mennessä | 1 | 2\n\nTyö jatkuu. Suunnitelma valmistui huhtikuun alkuun mennessä, kuten oli luvattu.", "huhtikuu alku"),
            "Suunnitelma valmistui [huhtikuun] [alkuun] mennessä, kuten oli luvattu.");
  EXPECT_EQ(snippet_of("en", "sales, pricing, deals, leads, forecasts\n\nOur pricing follows the deals that we lost last year.", "pricing deals"), "Our [pricing] follows the [deals] that we lost last year.");
}

TEST(QuerySnippet, FindsFormsWhoseStemChanges) {
  EXPECT_EQ(snippet_of("fi", "Tämä on alku. Kaikki riippuu ajasta ja tavoista, joilla tuen saa perille asti.", "aika"), "Tämä on alku. Kaikki riippuu [ajasta] ja tavoista, joilla tuen saa perille asti.");
}

TEST(QuerySnippet, FindsWordsBehindTypographicQuotes) {
  EXPECT_EQ(snippet_of("ru", "Первое слово. Он назвал это «сделкой» века — и ушёл.", "сделка"), "Он назвал это «[сделкой]» века — и ушёл.");
}

TEST(QuerySnippet, NamesTheHeadingsOfALongArticleAlone) {
  for (std::size_t const filler : {1U, 900U}) {
    Article article;
    article.id = "a";
    article.lang = "en";
    article.text = "Intro.\n\nPlanning\n\nBudgets guard plans.\n\n";
    for (std::size_t i = 0; i < filler; ++i) article.text += "more ";
    article.structure = "p2pp";
    TemporaryIndex index;
    index.put(article);
    index.commit();
    auto searcher = index.open();
    auto const answer = searcher.search(ask("budget"));
    ASSERT_EQ(ids(answer).size(), 1U);
    EXPECT_EQ(answer->hits[0].headings.size(), filler > 1 ? 1U : 0U);
  }
}

TEST(QuerySnippet, NamesOnlyHeadingsOverAllThatItShows) {
  Article article;
  article.id = "a";
  article.lang = "en";
  article.text = "Handbook\n\nHiring\n\nMentors help.\n\nPrices\n\nPricing is hard.\n\n";
  for (int i = 0; i < 900; ++i) article.text += "more ";
  article.structure = "12p2pp";
  TemporaryIndex index;
  index.put(article);
  index.commit();
  auto searcher = index.open();
  auto const answer = searcher.search(ask("pricing mentors"));
  ASSERT_EQ(ids(answer).size(), 1U);
  EXPECT_EQ(answer->hits[0].headings, std::vector<std::string>{"Handbook"});
}

TEST(QuerySnippet, BearsAnyText) {
  for (std::string const& text : {std::string(), std::string("\n\n \n"), std::string(100'000, 'a'), std::string("\xFF\xFE deal \xC3"), std::string(5000, '.') + "deal"}) {
    TemporaryIndex index;
    index.put("a", "en", "deal", text);
    index.commit();
    auto searcher = index.open();
    auto const answer = searcher.search(ask("deal"));
    ASSERT_EQ(ids(answer).size(), 1U);
    for (auto const& mark : answer->hits[0].snippet.marks) EXPECT_LE(mark.end, answer->hits[0].snippet.text.size());
    EXPECT_LE(answer->hits[0].snippet.text.size(), 1200U);
  }
}

}  // namespace
}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Pages for people, from values alone.
#include <gtest/gtest.h>

#include "searchd/api/web/document_page.hpp"
#include "searchd/api/web/filters.hpp"
#include "searchd/api/web/query_string.hpp"
#include "searchd/api/web/search_page.hpp"
#include "searchd/api/web/start_page.hpp"

namespace bifrons::api::web {
namespace {

query::Answer answer_with(std::string title) {
  query::Hit hit;
  hit.rank = 1;
  hit.article.id = "a/1";
  hit.article.url = "javascript:alert(1)";
  hit.article.title = title;
  hit.article.lang = "fi";
  hit.article.topics = {{"crm", 1.0}};
  hit.title = {std::move(title), {}};
  hit.snippet = {"asiakkuudet & muut", {{0, 11}}};
  query::Answer answer;
  answer.hits = {hit};
  answer.total = 25;
  answer.facets = {{"lang", {{"fi", "suomi", 20}, {"ru", "русский", 5}}}, {"year", {{"2009", "2009", 3}, {"2011", "2011", 4}}}};
  return answer;
}

std::string page(std::vector<http::Parameter> const& given, query::Answer const& answer) {
  query::Request request;
  request.text = "crm";
  return search_page({given, request, answer});
}

TEST(QueryString, AddsDropsAndStartsAgainAtTheFirstPage) {
  QueryString const asked({{"q", "a b"}, {"lang", "fi, ru"}, {"offset", "20"}});
  EXPECT_EQ(asked.adding("lang", "en").address(), "/?q=a%20b&lang=fi&lang=ru&lang=en");
  EXPECT_EQ(asked.dropping("lang", "fi").address(), "/?q=a%20b&lang=ru");
  EXPECT_EQ(asked.with("offset", "30").address(), "/?q=a%20b&lang=fi&lang=ru&offset=30");
  EXPECT_EQ(QueryString{}.address(), "/");
}

TEST(SearchPage, EscapesWhatPagesAndPeopleSay) {
  auto const html = page({{"q", "\"><script>alert(1)</script>"}}, answer_with("<img src=x onerror=alert(1)>"));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_NE(html.find("<mark>asiakkuudet</mark> &amp; muut"), std::string::npos);
}

TEST(SearchPage, LinksOnlyWebAddresses) {
  auto const html = page({{"q", "crm"}}, answer_with("x"));
  EXPECT_EQ(html.find("javascript:"), std::string::npos);
  EXPECT_NE(html.find("href=\"/documents/a%2F1\""), std::string::npos);
}

TEST(SearchPage, GivesHitsTheirLanguage) { EXPECT_NE(page({{"q", "crm"}}, answer_with("x")).find("<h2 lang=\"fi\">"), std::string::npos); }

TEST(SearchPage, LinksFiltersWithTheirCounts) {
  auto const html = page({{"q", "crm"}, {"lang", "fi"}}, answer_with("x"));
  EXPECT_NE(html.find("href=\"/?q=crm\" class=\"on\" aria-current=\"true\""), std::string::npos);
  EXPECT_NE(html.find("href=\"/?q=crm&amp;lang=fi&amp;lang=ru\""), std::string::npos);
  EXPECT_NE(html.find("href=\"/?q=crm&amp;lang=fi&amp;from=2011&amp;to=2011\""), std::string::npos);
  EXPECT_NE(html.find("Remove the filter language Finnish"), std::string::npos);
}

TEST(SearchPage, LinksTheNextPage) {
  auto const html = page({{"q", "crm"}}, answer_with("x"));
  EXPECT_NE(html.find("Page 1 of 3"), std::string::npos);
  EXPECT_NE(html.find("rel=\"next\" href=\"/?q=crm&amp;offset=10\""), std::string::npos);
  EXPECT_EQ(html.find("rel=\"prev\""), std::string::npos);
}

TEST(SearchPage, SaysWhatToDoWhereNothingWasFound) {
  query::Answer answer;
  answer.did_you_mean = "crm";
  auto const html = page({{"q", "crn"}, {"lang", "fi"}, {"from", "2009"}}, answer);
  EXPECT_NE(html.find("Nothing was found."), std::string::npos);
  EXPECT_NE(html.find("Search without language Finnish"), std::string::npos);
  EXPECT_NE(html.find("Search without any filter"), std::string::npos);
  EXPECT_NE(html.find("Did you mean <a href=\"/?lang=fi&amp;from=2009&amp;q=crm\">crm</a>?"), std::string::npos);
}

TEST(StartPage, MakesExamplesOfTheIndexsOwnTopics) {
  StartView view;
  view.documents = 9;
  view.facets = {{"lang", {{"en", "", 5}, {"fi", "", 4}}}};
  view.topics = {{"km", "", {{"en", "Knowledge management"}, {"fi", "Tietojohtaminen"}}, 3}, {"crm", "", {{"en", "CRM"}, {"fi", "Asiakkuudenhallinta (CRM)"}}, 8}, {"empty", "", {{"en", "Nothing"}}, 0}};
  auto const found = examples(view);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].text, "knowledge management");
  EXPECT_EQ(found[1].text, "asiakkuudenhallinta");
  EXPECT_EQ(found[1].lang, "fi");
  EXPECT_EQ(start_page(view).find("Nothing"), std::string::npos);
  EXPECT_TRUE(examples(StartView{}).empty());
}

TEST(DocumentPage, ShowsProvenanceAndLanguagesOfBlocks) {
  Article article;
  article.id = "x";
  article.lang = "ru";
  article.title = "Заголовок";
  article.text = "Первый.\n\nSecond block.";
  article.spans = {{"en", {article.text.find("Second"), article.text.size()}}};
  article.published = "2010-05";
  article.from = {{"published", "meta"}};
  auto const html = document_page(article, {});
  EXPECT_NE(html.find("<p>Первый.</p><p lang=\"en\">Second block.</p>"), std::string::npos) << html;
  EXPECT_NE(html.find("2010-05 <span class=\"from\">from meta</span>"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Each field, and the signal that it was read from.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

std::string from(Extraction const& page, char const* field) {
  auto const at = page.article.from.find(field);
  return at == page.article.from.end() ? std::string() : at->second;
}

TEST(Title, LosesTheSitesName) {
  EXPECT_EQ(read_post("<title>The napkin - Blog</title>", paragraphs()).article.title, "The napkin");
  EXPECT_EQ(read_post("<title>Knowing Teams: The napkin</title><meta property=og:site_name content='Knowing Teams'>", paragraphs()).article.title, "The napkin");
  EXPECT_EQ(read_post("<title>Салфетка — Знание продаж</title>", "<h1>Салфетка</h1>" + paragraphs()).article.title, "Салфетка");
}

TEST(Title, IsTheHeadingThatTheHeadRepeatsAndNotTheBlogsOwn) {
  auto const page = read_post("<title>Team Notes | The napkin on Friday</title>", "<h1>Team Notes</h1><h3>The napkin on Friday</h3>" + paragraphs());
  EXPECT_EQ(page.article.title, "The napkin on Friday");
}

TEST(JsonLd, GivesTitleAuthorsAndDates) {
  auto const page = read_post(R"(<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#a","name":"Reading &amp; Room"},
      {"@type":"BlogPosting","headline":"The napkin","author":[{"@id":"#a"},{"name":"Desk"}],"datePublished":"2011-03-05T10:00:00+0200",
      "dateModified":"2011-04-01","keywords":"crm, sales"}]}</script>)",
                              paragraphs());
  EXPECT_EQ(page.article.title, "The napkin");
  EXPECT_EQ(page.article.author, "Reading & Room; Desk");
  EXPECT_EQ(page.article.published, "2011-03-05T10:00:00+02:00");
  EXPECT_EQ(page.article.modified, "2011-04-01");
  EXPECT_EQ(page.article.tags, (std::vector<std::string>{"crm", "sales"}));
  EXPECT_EQ(from(page, "author"), "json-ld");
  EXPECT_EQ(from(page, "published"), "json-ld");
}

TEST(JsonLd, IsKnownByItsContextWhereTheScriptHasNoType) {
  EXPECT_EQ(read_post(R"(<script>{"@context":"https://schema.org","@type":"NewsArticle","headline":"The napkin","author":"Desk"}</script>)", paragraphs()).article.author, "Desk");
  EXPECT_EQ(read_post(R"(<script>var state = {"@context":"x","author":"Desk"}</script>)", paragraphs()).article.author, "");
}

TEST(JsonLd, IsPassedOverWhereItIsBroken) {
  auto const page = read_post("<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":</script><meta name=author content=Desk>", paragraphs());
  EXPECT_EQ(page.article.author, "Desk");
  EXPECT_EQ(from(page, "author"), "meta");
}

TEST(Author, IsReadFromBylinesInThreeLanguages) {
  EXPECT_EQ(read_post("", "<p>Posted by Workshop Desk at <a href=/x>9:05 PM</a></p>" + paragraphs()).article.author, "Workshop Desk");
  EXPECT_EQ(read_post("", "<p>Kirjoittaja: Toimitus</p>" + paragraphs()).article.author, "Toimitus");
  EXPECT_EQ(read_post("", "<p>Автор: Отдел методики</p>" + paragraphs()).article.author, "Отдел методики");
}

TEST(Author, IsNotOneOfTheComments) {
  auto const page = read_post("", paragraphs() + "<div class=comment><span class=comment-author>Guest</span><p>By the way, well said.</p></div>");
  EXPECT_EQ(page.article.author, "");
}

TEST(Published, IsReadFromItsSignals) {
  auto const og = read_post("<meta property=article:published_time content='2011-03-05T10:00:00Z'>", paragraphs());
  EXPECT_EQ(og.article.published, "2011-03-05T10:00:00Z");
  EXPECT_EQ(from(og, "published"), "og");
  auto const micro = read_post("", "<div itemscope><time itemprop=datePublished datetime=2011-03-05>March</time>" + paragraphs() + "</div>");
  EXPECT_EQ(from(micro, "published"), "microdata");
  auto const core = read_post("<meta name=DC.date content=2011-03-05>", paragraphs());
  EXPECT_EQ(from(core, "published"), "dublin-core");
  auto const time = read_post("", "<article><time datetime=2011-03-05>5 March</time>" + paragraphs() + "</article>");
  EXPECT_EQ(from(time, "published"), "time");
  auto const text = read_post("", "<h1>Napkin</h1><div>9. lokakuuta 2009</div>" + paragraphs());
  EXPECT_EQ(text.article.published, "2009-10-09");
  EXPECT_EQ(from(text, "published"), "text");
  auto const url = read_post("", paragraphs());
  EXPECT_EQ(url.article.published, "2011-03");
  EXPECT_EQ(from(url, "published"), "url");
}

TEST(Published, IsNeverADayThatTheBodyCites) {
  auto const page = read_post("", "<article>" + paragraphs() + "<p>On 5 May 2010 the buyer signed, after eleven weeks and two days of waiting for our answer.</p></article>", "http://blog.test/napkin");
  EXPECT_EQ(page.article.published, "");
  EXPECT_EQ(from(page, "published"), "");
}

TEST(Modified, IsReadFromALineThatSaysSo) {
  auto const page = read_post("", "<div class=info>17 мая 2011 г. | Обновлено: 2 июня 2011 г.</div>" + paragraphs());
  EXPECT_EQ(page.article.published, "2011-05-17");
  EXPECT_EQ(page.article.modified, "2011-06-02");
}

TEST(Tags, AreReadFromLinksLabelLinesAndMeta) {
  auto const links = read_post("", paragraphs() + "<p>Labels: <a rel=tag href=/t/crm>CRM</a>, <a rel=tag href=/t/sales>sales</a></p>");
  EXPECT_EQ(links.article.tags, (std::vector<std::string>{"CRM", "sales"}));
  auto const line = read_post("", paragraphs() + "<p>Метки: <span>продажи</span> · <span>CRM</span></p>");
  EXPECT_EQ(line.article.tags, (std::vector<std::string>{"продажи", "CRM"}));
  auto const meta = read_post("<meta name=keywords content='a, b,a'>", paragraphs());
  EXPECT_EQ(meta.article.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(from(meta, "tags"), "meta");
}

TEST(Canonical, IsBelievedOnTheSameSiteAndNotForTheFrontPage) {
  EXPECT_EQ(read_post("<link rel=canonical href=/2011/03/the-napkin/>", paragraphs()).article.url, "http://blog.test/2011/03/the-napkin/");
  EXPECT_EQ(read_post("<link rel=canonical href=http://other.test/a>", paragraphs()).article.url, "http://blog.test/2011/03/napkin/");
  EXPECT_EQ(read_post("<link rel=canonical href=/>", paragraphs()).article.url, "http://blog.test/2011/03/napkin/");
}

}  // namespace
}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// The body and nothing but the body, on small pages that each hold one temptation.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Content, LeavesMenusFootersAndSidebarsOut) {
  auto const page = read_post("<title>The napkin</title>", "<nav><a href=/>Home</a> <a href=/a>About</a></nav><article><h1>The napkin</h1>" + paragraphs() +
                                                             "</article><aside>Our dog-eared checklist, now in print, for every desk.</aside><footer>Made by hand.</footer>");
  EXPECT_EQ(page.article.text, body_text());
  EXPECT_EQ(page.kind, PageKind::article);
}

TEST(Content, FindsABodyWithoutAnyNames) {
  auto const page = read_post("<title>The napkin</title>", "<table><tr><td><a href=/>Home</a><br><a href=/b>Books</a></td><td><h1>The napkin</h1>" + paragraphs() + "</td></tr></table>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Content, JoinsABodySplitOverSiblingSections) {
  auto const page = read_post("<title>The napkin</title>", "<main><h1>The napkin</h1><section class=part><p>" + std::string(first_paragraph) + "</p></section><div class=promo>Buy now</div><section class=part><p>" +
                                                             std::string(second_paragraph) + "</p></section></main>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Content, IsNotMisledByNamesOfWhatStandsBeside) {
  auto const page = read_post("", "<div class='page has-sidebar with-comments'><div class='content newsletter-post'>" + paragraphs() + "</div></div>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Content, PutsCommentsInsideTheArticleApartHoweverLong) {
  std::string const remark = "<blockquote><p>Guest, 8 July 2011, 16:32</p><p>I was once the junior in another firm, and it is true. " + std::string(150, 'x') + " and so on.</p></blockquote>";
  std::string const another = "<p>" + std::string(second_paragraph) + " " + std::string(second_paragraph) + " Or so they say.</p>";
  auto const page = read_post("", "<article>" + paragraphs() + "<h3>Reader comments</h3>" + remark + another + remark + "</article>");
  EXPECT_EQ(page.article.text, body_text());
  EXPECT_TRUE(has(page.article.comments, "Or so they say"));
  auto const manual = read_post("", "<article><h2>Types</h2>" + paragraphs() + "<h2>Reader comments</h2>" + another + "<h2>Strings</h2>" + paragraphs() + "</article>");
  EXPECT_TRUE(has(manual.article.text, "Or so they say")) << "a chapter of that name among others";
}

TEST(Content, PutsCommentsApart) {
  auto const page = read_post("", "<article>" + paragraphs() + "</article><div id=comments><h3>2 comments</h3><p>I was once the junior in another firm, and it is true.</p></div>");
  EXPECT_EQ(page.article.text, body_text());
  EXPECT_TRUE(has(page.article.comments, "I was once the junior"));
}

TEST(Content, DropsAnnouncedSectionsInThreeLanguages) {
  for (std::string_view const heading : {"Related posts", "Lue myös", "Похожие записи", "Most popular this week"}) {
    auto const page = read_post("", "<div>" + paragraphs() + "<h3>" + std::string(heading) + "</h3><ul><li><a href=/x>Five questions to a newcomer</a> and what came of them.</li></ul></div>");
    EXPECT_EQ(page.article.text, body_text()) << heading;
  }
}

TEST(Content, DropsLinesOfFurnitureInThreeLanguages) {
  for (std::string_view const line : {"Article content", "Artikkeli jatkuu mainoksen jälkeen", "Käytämme evästeitä, jotta sivusto toimisi paremmin.", "Скопировать ссылку",
                                      "Если вы заметили ошибку в тексте, выделите её мышью и нажмите сочетание клавиш Ctrl и Enter."}) {
    auto const page = read_post("", "<div><p>" + std::string(first_paragraph) + "</p><p>" + std::string(line) + "</p><p>" + std::string(second_paragraph) + "</p></div>");
    EXPECT_EQ(page.article.text, body_text()) << line;
  }
}

TEST(Content, ReadsAnnouncementsWithCurlyApostrophes) {
  auto const page = read_post("", "<div>" + paragraphs() + "<h3>Editor’s picks</h3><ul><li><a href=/x>Five questions to a newcomer</a> and what came of them.</li></ul></div>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Content, PutsAListInAnotherLanguageToTheLeads) {
  auto const page = read_post("", "<div class=post-body>" + paragraphs() +
                                      "<h3>Suomeksi</h3><ul><li>Hiljainen tieto myyntityössä ja sen jakamisen esteet</li><li>Kahvipöydästä tietokantaan ja takaisin, tapaustutkimus</li></ul></div>");
  EXPECT_EQ(page.article.text, body_text());
  EXPECT_TRUE(has(page.article.leads, "Kahvipöydästä"));
  EXPECT_EQ(page.article.lang, "en");
}

TEST(Content, KeepsListsAndTablesOfTheBody) {
  auto const page = read_post("", "<div class=entry-content>" + paragraphs() + "<ul><li>Ask the buyer first.</li><li>Write it down later.</li></ul><table><tr><th>Stage<th>Deals<tr><td>Won<td>21</table></div>");
  EXPECT_TRUE(has(page.article.text, "Ask the buyer first.\n\nWrite it down later.\n\nStage | Deals\n\nWon | 21"));
}

TEST(Content, CountsLettersNotOctets) {
  std::string const russian =
      "<p>Продавец ушёл в пятницу, а во вторник никто не смог объяснить, откуда взялись цены в трёх последних предложениях.</p>"
      "<p>Мы позвали его на кофе. Он нарисовал весь расчёт на салфетке, с двумя поправками, о которых нигде не написано.</p>";
  auto const page = read_post("", "<div><a href=/>Главная</a></div><div>" + russian + "</div>");
  EXPECT_TRUE(page.article.text.starts_with("Продавец ушёл"));
  EXPECT_EQ(page.article.lang, "ru");
}

TEST(PageKind, KnowsListsAndPagesThatAreNoArticle) {
  std::string const teaser = "<h2><a href=/2011/01/one/>One more post</a></h2><p>A summary of the post, in a sentence or two, so that readers come in. <a href=/2011/01/one/>Read more</a></p>";
  EXPECT_EQ(read_post("<title>Blog</title>", teaser + teaser + teaser, "http://blog.test/").kind, PageKind::home);
  EXPECT_EQ(read_post("<title>Tag: sales</title>", "<h1>Tag: sales</h1>" + teaser, "http://blog.test/tag/sales/").kind, PageKind::list);
  EXPECT_EQ(read_post("<title>Sivua ei löytynyt</title>", "<h1>Sivua ei löytynyt</h1>" + paragraphs()).kind, PageKind::error);
  EXPECT_EQ(read_post("<title>Log in</title>", "<h1>Log in</h1><form><input name=a></form>").kind, PageKind::login);
}

TEST(PageKind, FrontPageIsAPostWhereItHoldsOneAlone) {
  std::string const post = "<article><h1>One post</h1>" + paragraphs() + paragraphs() + "</article>", feed = "<link rel=alternate type=application/rss+xml href=/feed>";
  EXPECT_EQ(read_post("<title>One post</title>", post, "http://blog.test/").kind, PageKind::article);
  EXPECT_EQ(read_post("<title>One post</title>" + feed, post, "http://blog.test/").kind, PageKind::home);
  EXPECT_EQ(read_post("<title>Blog</title>", post + post, "http://blog.test/").kind, PageKind::home);
}

TEST(Extract, ReadsPlainTextAndBodiesThatDataAloneHolds) {
  std::string const block = "A seller walked out on Friday, and by Tuesday nobody could say where the prices of the last offers had come from. We asked him back for a coffee.";
  auto const text = "Notes of the day\n\n" + block + "\n\n" + block + " <b> & so on.\n";
  auto const plain = extract({text, "http://blog.test/notes", "text/plain; charset=utf-8"});
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->kind, PageKind::article);
  EXPECT_EQ(plain->article.title, "Notes of the day");
  EXPECT_NE(plain->article.text.find("<b> & so on."), std::string::npos);
  auto const shell = read_post("<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"headline\":\"Told\",\"articleBody\":\"" + block + block + block + "\"}</script>", "<div id=app></div>");
  EXPECT_EQ(shell.kind, PageKind::article);
  EXPECT_TRUE(shell.article.text.starts_with("A seller walked out"));
  EXPECT_EQ(shell.article.from.at("text"), "json-ld");
}

TEST(Extract, TellsWhereAQuickRefreshLeads) {
  EXPECT_EQ(read_post("<meta http-equiv=refresh content=\"0; URL='/there'\">", "", "http://blog.test/a").refresh, "http://blog.test/there");
  EXPECT_EQ(read_post("<meta http-equiv=refresh content='300;url=/there'>", "", "http://blog.test/a").refresh, "");
  EXPECT_EQ(read_post("<meta http-equiv=refresh content=5>", "", "http://blog.test/a").refresh, "");
}

TEST(PageKind, TitleIsNoNoticeForItsFirstWordAlone) {
  std::string const prose = paragraphs() + paragraphs() + paragraphs();
  EXPECT_EQ(read_post("<title>Register new customers</title>", "<h1>Register new customers</h1>" + prose).kind, PageKind::article);
  EXPECT_EQ(read_post("<title>Register - Blog</title>", "<h1>Register</h1>" + prose).kind, PageKind::login);
}

TEST(Links, HeadNamesThePostsBeforeAndAfter) {
  auto const page = read_post("<link rel=next href=/b/><link rel=stylesheet href=/c.css>", paragraphs());
  ASSERT_EQ(page.links.size(), 1u);
  EXPECT_EQ(page.links[0].url, "http://blog.test/b/");
}

TEST(PageKind, StandingPageIsNotToldByTheFirstWordOfALongEssay) {
  std::string essay;
  for (int i = 0; i < 6; ++i) essay += paragraphs();
  auto const page = [&](std::string const& title, std::string const& url) { return read_post("<title>" + title + "</title>", "<h1>" + title + "</h1>" + essay, url).kind; };
  EXPECT_EQ(page("Contact centre metrics", "http://essays.test/metrics.html"), PageKind::article);
  EXPECT_EQ(page("Legal design", "http://essays.test/design.html"), PageKind::article);
  EXPECT_EQ(page("Contact", "http://essays.test/us.html"), PageKind::other);
  EXPECT_EQ(page("Privacy policy | Essays", "http://essays.test/p.html"), PageKind::other);
  EXPECT_EQ(page("Contact the team", "http://essays.test/contact.html"), PageKind::other);
}

TEST(Content, ALabelOverTheAuthorsNameIsNoEndOfThePost) {
  for (std::string const label : {"Kirjoittaja", "Автор", "See also"}) {
    std::string body = "<h1>Hävitty kauppa</h1><p>" + label + "</p><p>Maija Esimerkki</p>";
    for (int i = 0; i < 5; ++i) body += "<p>Kappale " + std::to_string(i) + " kertoo, miten myyjä kirjaa asiakkaan toiveet heti tapaamisen jälkeen eikä vasta perjantaina.</p>";
    auto const page = read_post("", "<article>" + body + "</article>", "http://blog.test/2020/01/kauppa");
    EXPECT_NE(page.article.text.find("Kappale 0"), std::string::npos) << label;
    EXPECT_NE(page.article.text.find("Kappale 4"), std::string::npos) << label;
    EXPECT_EQ(page.article.text.find(label), std::string::npos) << label;
  }
}

TEST(PageKind, PostOfALineIsOneWhereMarkupDatesIt) {
  std::string const line = "<article><h1>A film</h1><p>A short film of the launch, worth four minutes.</p></article>";
  std::string const json_ld = "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"headline\":\"A film\",\"datePublished\":\"2011-03-05\"}</script>";
  EXPECT_EQ(read_post(json_ld, line, "http://blog.test/space/404.html").kind, PageKind::article);
  EXPECT_EQ(read_post("", line, "http://blog.test/space/film.html").kind, PageKind::other);
  EXPECT_EQ(read_post("", "<article><h1>A film</h1></article>", "http://blog.test/space/film.html").kind, PageKind::other);
}

TEST(PageKind, StandingPagesAreNoneWhateverTheirHeadSays) {
  std::string const head = "<title>About</title><meta property=og:type content=article><meta property=article:published_time content=2011-03-05>";
  EXPECT_EQ(read_post(head, "<h1>About</h1>" + paragraphs(), "http://blog.test/about/").kind, PageKind::other);
  EXPECT_EQ(read_post("<title>License</title>", "<h1>License</h1>" + paragraphs(), "http://blog.test/license/fi/").kind, PageKind::other);
}

TEST(Links, ResolvesThemAndNotesNofollow) {
  auto const page = read_post("<base href=http://blog.test/x/><link rel=alternate type=application/rss+xml href=/feed><meta name=robots content='noindex, follow'>",
                              paragraphs() + "<a href='y#part'>y</a><a rel='nofollow ugc' href=//other.test/>o</a><a href='mailto:a@b.test'>m</a><a href=#top>t</a>");
  ASSERT_EQ(page.links.size(), 2u);
  EXPECT_EQ(page.links[0].url, "http://blog.test/x/y");
  EXPECT_FALSE(page.links[0].nofollow);
  EXPECT_EQ(page.links[1].url, "http://other.test/");
  EXPECT_TRUE(page.links[1].nofollow);
  ASSERT_EQ(page.feeds.size(), 1u);
  EXPECT_EQ(page.feeds[0], "http://blog.test/feed");
  EXPECT_TRUE(page.noindex);
  EXPECT_FALSE(page.nofollow);
}

TEST(Language, AttributesOfElementsAreEvidenceForShortPieces) {
  std::string const fi = "<p>Myyjä lähti perjantaina, eikä kukaan osannut tiistaina sanoa, mistä viimeisten tarjousten hinnat olivat tulleet. Pyysimme hänet takaisin kahville.</p>";
  auto const page = read_post("<title>Hinnat</title>", "<article><h1>Hinnat</h1>" + fi + fi + "<p lang=en>Lost prices: a tale of offers and of those who made them, in short.</p>" + fi + "</article>");
  EXPECT_EQ(page.article.lang, "fi");
  ASSERT_EQ(page.article.spans.size(), 1u);
  EXPECT_EQ(page.article.spans[0].lang, "en");
  auto const where = page.article.spans[0].where;
  EXPECT_TRUE(page.article.text.substr(where.start, where.end - where.start).starts_with("Lost prices"));
}

TEST(Captions, StayWhereTheyTellSomethingAndGoWhereTheyNameSomething) {
  std::string const told = "The napkin on which the estimator drew the sum that our whole price list stands on to this day.";
  auto const page = read_post("<title>Napkin</title>", "<article><h1>Napkin</h1>" + paragraphs() + "<figure><img src=a.png><figcaption>" + told + "</figcaption></figure><figure><img src=b.png><figcaption>Photo: The Desk</figcaption></figure>" + paragraphs() + "</article>");
  EXPECT_TRUE(has(page.article.text, told));
  EXPECT_FALSE(has(page.article.text, "Photo:"));
  EXPECT_NE(page.article.structure.find('f'), std::string::npos);
}

}  // namespace
}  // namespace bifrons::extract

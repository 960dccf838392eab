// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a page is taken for the article where several might be.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

TEST(Choice, ReadsWhatReactSendsAtThePagesEnd) {
  auto const page = read_post("<title>The napkin</title>", "<main><!--$?--><template id=B:0></template><p>Loading</p><!--/$--></main><footer><p>Write to us at any hour of the day, we are always glad to hear from you, and we do answer.</p></footer>"
                                                             "<div hidden id=S:0><article>" + paragraphs() + "</article></div>");
  EXPECT_EQ(page.article.text, body_text());
}

std::string const notices = [] {
  std::string out;
  for (int k = 0; k < 30; ++k) out += "<p>A cookie of the kind " + std::to_string(k) + " remembers for a year what you have chosen here, and for whom it does so.</p>";
  return out;
}();

TEST(Choice, CountsNoCookieNoticeAsThePagesText) {
  auto const page = read_post("<title>The napkin</title>", "<div role=complementary><h1>The napkin</h1><div class=article-content>" + paragraphs() + paragraphs() + paragraphs() + paragraphs() + paragraphs() +
                                                             "</div></div><div class=consent-modal>" + notices + "</div>");
  EXPECT_NE(page.article.text.find(body_text()), std::string::npos);
  EXPECT_EQ(page.article.text.find("cookie"), std::string::npos);
}

TEST(Choice, KeepsAnArticleNamedAfterItsNewsletterBesideMuchElse) {
  auto const page = read_post("<title>The napkin</title>", "<main><article><h1>The napkin</h1><div class=newsletter-text>" + paragraphs() + paragraphs() + "</div></article><section>" + notices.substr(0, 500) + "</p></section></main>");
  EXPECT_NE(page.article.text.find(body_text()), std::string::npos);
}

TEST(Choice, TakesTheArticleUnderThePagesHeadingBesideManyTeasers) {
  std::string teasers;
  for (int k = 0; k < 40; ++k) teasers += "<div class=box" + std::to_string(k) + "><a href=/n" + std::to_string(k) + ">A short piece of news</a><p>The board met on Monday, and what it has to say of this year's prices fills a page.</p></div>";
  auto const page = read_post("<title>The napkin</title>", "<div class=all><div class=feed>" + teasers + "</div><article><h1>The napkin</h1>" + paragraphs() + "</article></div>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Choice, DropsTeasersBeforeAHeadingOfAnyLevel) {
  auto const page = read_post("<title>The napkin</title>", "<div class=post-body><ul><li><a href=/x>Another story</a> of the board that met on Monday, with what it had to say of this year's prices.</li></ul><h2>The napkin</h2><p>" + std::string(first_paragraph) + "</p><p>" +
                                                             std::string(second_paragraph) + "</p></div>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Choice, KeepsAStandfirstWithoutAFullStopInTheHeader) {
  std::string const standfirst = "Why a firm should draw its sums on napkins before its estimators retire, and what it cost ours";
  auto const page = read_post("<title>The napkin</title>", "<article><header><h1>The napkin</h1><p>" + standfirst + "</p><p>By our desk</p></header>" + paragraphs() + paragraphs() + "</article>");
  EXPECT_EQ(page.article.text, standfirst + "\n\n" + body_text() + "\n\n" + body_text());
}

TEST(Choice, LeavesOutWhatShowsUnderThePointerAlone) {
  auto const page = read_post("", "<article><p>" + std::string(first_paragraph) + " <span class=Term_tooltip__8>Napkin<span class=Term_tooltipBubble__m>A napkin is a cloth. Learn more</span></span></p><p>" +
                                      std::string(second_paragraph) + "</p></article>");
  EXPECT_EQ(page.article.text, std::string(first_paragraph) + " Napkin\n\n" + std::string(second_paragraph));
}

TEST(Choice, TakesTheStandfirstThatTheHeadRepeats) {
  std::string const standfirst = "Why a firm should draw its sums on napkins before its estimators retire";
  auto const page = read_post("<title>The napkin</title><meta name=description content='" + standfirst + "'>",
                              "<div class=top><h1>The napkin</h1><div class=meta>" + standfirst + "</div></div><div class=article-content>" + paragraphs() + paragraphs() + "</div>");
  EXPECT_EQ(page.article.text, standfirst + "\n\n" + body_text() + "\n\n" + body_text());
}

}  // namespace
}  // namespace bifrons::extract

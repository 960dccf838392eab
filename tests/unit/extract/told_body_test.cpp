// SPDX-License-Identifier: GPL-3.0-or-later
// Pages whose JSON-LD tells the article's text.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

std::string const post =
    "He had reckoned with the weather of nine winters, with the price of larch in the north, with the pace of two carpenters whom he knew by name, and with a "
    "margin for the foreman's mood. Nobody had written any of it down, since everybody knew that he knew it. When the first tender after his leaving was lost by "
    "a third of its sum, the board asked for the method, and there was none to be found in the folders that he had left so neatly on the shelf.";

std::string head_of(std::string const& told) {
  return "<title>The napkin</title><script type=application/ld+json>{\"@type\":\"BlogPosting\",\"headline\":\"The napkin\",\"articleBody\":\"" + told + "\"}</script>";
}

std::string told() { return std::string(first_paragraph) + " " + std::string(second_paragraph) + " " + post; }

TEST(ToldBody, EndsTheBodyWhereTheToldTextEnds) {
  auto const page = read_post(head_of(told()), "<div class=article-content>" + paragraphs() + "<p>" + post + "</p><p>The firm sells napkins too, and it would be glad to send you a box of them at a fair price.</p></div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + post);
}

TEST(ToldBody, IsTheBodyWhereNoElementGaveItAway) {
  std::string notes;
  for (int k = 0; k < 30; ++k) notes += "<p>Remark number " + std::to_string(k) + " of the board, which met on Monday and spoke of this year's prices until noon.</p>";
  auto const page = read_post(head_of(told()), "<div class=article-content>" + notes + "</div><div class=newsletter>" + paragraphs() + "<p>" + post + "</p></div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + post);
}

TEST(ToldBody, IsNotFollowedWhereItTellsAPartAlone) {
  auto const page = read_post(head_of(told()), "<div class=article-content>" + paragraphs() + "<p>" + post + "</p><h2>Second part</h2><p>" + std::string(600, 'x') + " ends here.</p><p>" + std::string(600, 'y') +
                                                   " ends here.</p></div>");
  EXPECT_NE(page.article.text.find("Second part"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// What runs on after the body goes, parts of the body stay.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

std::string teasers(int count) {
  std::string out;
  for (int k = 0; k < count; ++k)
    out += "<div class=unit" + std::to_string(k) + "><h4>News of the board, part " + std::to_string(k) + "</h4><p>The board met on Monday, and what it has to say of this year's prices fills a page.</p></div>";
  return out;
}

TEST(Tails, DropsATailOfOtherMakeAfterAGap) {
  auto const menu = "<ul class=m><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a><li><a href=/4>Four</a><li><a href=/5>Five</a></ul>";
  auto const page = read_post("<title>The napkin</title>", "<div class=story-text><div class=c>" + paragraphs() + paragraphs() + "</div>" + menu + teasers(6) + "</div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + body_text());
}

TEST(Tails, DropsASmallTailOfOtherMakeWithoutAGap) {
  auto const page = read_post("<title>The napkin</title>", "<div class=story-text><div class=c>" + paragraphs() + paragraphs() + paragraphs() + "</div><div class=x>Ring the desk at any hour of the day to order a copy of it.</div></div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + body_text() + "\n\n" + body_text());
}

TEST(Tails, KeepsALaterPartOfTheSameMake) {
  auto const ad = "<div class=promo><a href=/1>One</a></div><div class=promo><a href=/2>Two</a></div><div class=promo><a href=/3>Three</a></div><div class=promo><a href=/4>Four</a></div>";
  auto const page = read_post("<title>The napkin</title>", "<div class=story-text><div class=c>" + paragraphs() + paragraphs() + paragraphs() + "</div>" + ad + "<div class=c><p>" + std::string(second_paragraph) + "</p></div></div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + body_text() + "\n\n" + body_text() + "\n\n" + std::string(second_paragraph));
}

TEST(Tails, KeepsAPartOfAnotherMakeThatIsAFairShareOfTheBody) {
  auto const page = read_post("<title>The napkin</title>", "<div class=story-text><div class=c>" + paragraphs() + "</div><div class=d><p>" + std::string(second_paragraph) + "</p></div></div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + std::string(second_paragraph));
}

}  // namespace
}  // namespace bifrons::extract

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

TEST(Tails, DropsRightsAndDisclaimersInThreeLanguages) {
  for (std::string_view const line : {"All rights reserved. Reproduction without the written leave of the publisher, in whole or in part, is not allowed.",
                                      "Kirjoitus sisältää mainoslinkkejä, joiden kautta tehdyistä ostoksista blogin ylläpitäjä saa pienen korvauksen joka kerta.",
                                      "При использовании материалов сайта ссылка на нас обязательна. Редакция отвечает на письма читателей по рабочим дням."}) {
    auto const page = read_post("", "<div><div>" + paragraphs() + "</div><p>Notes</p><p>" + std::string(line) + "</p></div>");
    EXPECT_EQ(page.article.text.find(line), std::string::npos) << line;
    EXPECT_EQ(page.article.text.substr(0, body_text().size()), body_text()) << line;
  }
}

TEST(Tails, KeepsRightsThatTheBodySpeaksOf) {
  auto const page = read_post("", "<div><p>The contract said that all rights reserved to the estimator pass to the firm on the day he leaves it, napkins too.</p>" + paragraphs() + "</div>");
  EXPECT_NE(page.article.text.find("napkins too."), std::string::npos);
}

TEST(Tails, DropsADisclosureBeforeTheText) {
  auto const page = read_post("", "<div><p>Some of the links in this post are paid for: we may earn a commission when you buy by them.</p>" + paragraphs() + "</div>");
  EXPECT_EQ(page.article.text, body_text());
}

TEST(Tails, DropsALongRunOfTeasersWithoutAGap) {
  std::string run;
  for (auto const* day : {"Monday", "Tuesday", "Wednesday", "Thursday"})
    run += std::string("<section class=") + day + "><p><a href=/" + day + ">What the board said on " + day + "</a></p><p>It met at nine, and what it had to say of this year's prices fills a page.</p></section>";
  auto const page = read_post("", "<div><div class=c>" + paragraphs() + paragraphs() + "</div>" + run + "</div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + body_text());
}

TEST(Tails, KeepsQuestionsThatOpenTheirAnswers) {
  std::string run;
  for (auto const* day : {"Monday", "Tuesday", "Wednesday", "Thursday"})
    run += std::string("<section class=") + day + "><p><a href=#x>What did the board say on " + day + "?</a></p><p>It met at nine, and what it had to say of this year's prices fills a page.</p></section>";
  auto const page = read_post("", "<div><div class=c>" + paragraphs() + paragraphs() + "</div>" + run + "</div>");
  EXPECT_NE(page.article.text.find("It met at nine"), std::string::npos);
}

TEST(Tails, TakesNoPointOfAListForAnAnnouncement) {
  auto const page = read_post("", "<div>" + paragraphs() + "<ul><li>Read what others wrote<li>Share their own tips<li>Meet the others in town</ul><p>" + std::string(second_paragraph) + "</p></div>");
  EXPECT_NE(page.article.text.find("Meet the others in town"), std::string::npos);
  EXPECT_TRUE(page.article.text.ends_with(second_paragraph));
}

TEST(Tails, EndsAnAnnouncedSectionWhereTwoParagraphsFollow) {
  auto const page = read_post("", "<div>" + paragraphs() + "<p>DON'T MISS</p><p><a href=/x>Looted colonial art comes home</a> [READ]</p>" + paragraphs() + "</div>");
  EXPECT_EQ(page.article.text, body_text() + "\n\n" + body_text());
}

TEST(Tails, DropsWhatAsksTheReaderToFollowInThreeLanguages) {
  for (std::string_view const line : {"Follow us on whatever network you like best, for the news of the day.", "Tilaa uutiskirje, niin saat tiedon uusista kirjoituksista sähköpostiisi.",
                                      "Подписывайтесь на наш канал, чтобы первыми узнавать обо всём."}) {
    auto const page = read_post("", "<div>" + paragraphs() + "<p>" + std::string(line) + "</p></div>");
    EXPECT_EQ(page.article.text, body_text()) << line;
  }
}

TEST(Tails, DropsAPointerWithoutAColon) {
  auto const page = read_post("", "<div><p>" + std::string(first_paragraph) + "</p><p>À lire aussi <a href=/x>L’art colonial rentre chez lui</a></p><p>" + std::string(second_paragraph) + "</p></div>");
  EXPECT_EQ(page.article.text, body_text());
}

}  // namespace
}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Which of heading, og:title and <title> is the title, where they differ.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {


std::string head_of(std::string_view og, std::string_view document) { return "<meta property=og:title content='" + std::string(og) + "'><title>" + std::string(document) + "</title>"; }

std::string title_of(std::string_view head, std::string_view body) { return read_post(head, std::string(body) + paragraphs()).article.title; }

TEST(Title, IsNotTheBlogsOwnHeading) {
  EXPECT_EQ(title_of(head_of("The lean quotation", "Workshop Lessons: The lean quotation"), "<h1>Workshop Lessons</h1><h3>The lean quotation</h3>"), "The lean quotation");
  EXPECT_EQ(title_of(head_of("Laiha tarjous ja pitkä lasku", "Verstaan opit: Laiha tarjous ja pitkä lasku"), "<h1>Verstaan opit</h1>"), "Laiha tarjous ja pitkä lasku");
  EXPECT_EQ(title_of(head_of("Colder weeks for the shop", "Colder weeks for the shop l RADIO ONE"), "<h1>RADIO ONE</h1><h1>Colder weeks for the shop</h1>"), "Colder weeks for the shop");
}

TEST(Title, IsTheHeadingWhereOpenGraphHoldsTheSitesName) {
  EXPECT_EQ(title_of(head_of("Gearo", "Which mower for which lawn of ours? | Gearo"), "<h1>Which mower for which lawn of ours?</h1>"), "Which mower for which lawn of ours?");
}

TEST(Title, LosesAKickerThatTheHeadDoesNotHave) {
  EXPECT_EQ(title_of(head_of("Why a napkin beats a model", "Why a napkin beats a model"), "<h1><span>Sales notes</span> Why a napkin beats a model</h1>"), "Why a napkin beats a model");
  EXPECT_EQ(title_of(head_of("Почему салфетка лучше модели", "Почему салфетка лучше модели"), "<h1><span>Заметки</span> Почему салфетка лучше модели</h1>"), "Почему салфетка лучше модели");
}

TEST(Title, IsWhatTheHeadSaysTwiceWhereAWordDiffers) {
  EXPECT_EQ(title_of(head_of("Eight ways to price a gear in 2025", "Eight ways to price a gear in 2025"), "<h1>Eight ways to price a gear in</h1>"), "Eight ways to price a gear in 2025");
  EXPECT_EQ(title_of(head_of("Russia of small shops and large ones", "Russia of small shops and large ones"), "<h1>Pricing a gear on a napkin, for small shops</h1>"), "Pricing a gear on a napkin, for small shops");
}

TEST(Title, KeepsTheHeadingWhereTheHeadAddsASection) {
  EXPECT_EQ(title_of(head_of("How to price a gear on Friday - National", "How to price a gear on Friday - National"), "<h1>How to price a gear on Friday</h1>"), "How to price a gear on Friday");
}

TEST(Title, IsNoHeadingThatHasNothingToDoWithThePage) {
  EXPECT_EQ(title_of(head_of("Pricing a gear on a napkin", "Pricing a gear on a napkin"), "<h1>The Blog Single</h1>"), "Pricing a gear on a napkin");
  EXPECT_EQ(title_of(head_of("Liikesuhteiden hoito ja myynti", "Liikesuhteiden hoito ja myynti"), "<h1>Kontaktienhallinta verstaalla</h1>"), "Kontaktienhallinta verstaalla");
  EXPECT_EQ(title_of(head_of("Gearworks", "Gearworks"), "<h1>Miksi salfetti voittaa mallin</h1>"), "Miksi salfetti voittaa mallin");
  EXPECT_EQ(title_of(head_of("Napkins and what they price", "Napkins and what they price"), "<h1>Our estimators use napkins</h1>"), "Our estimators use napkins");
}

}  // namespace
}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that the page shows its reader, against those that it tells machines.
#include <gtest/gtest.h>

#include "tests/unit/extract/post_page.hpp"

namespace bifrons::extract {
namespace {

constexpr std::string_view undated = "http://blog.test/napkin";

Article read_dated(std::string_view head, std::string_view body) { return read_post(head, body, undated).article; }

std::string published(std::string_view above) { return read_dated("", "<h1>The napkin</h1>" + std::string(above) + paragraphs()).published; }

TEST(ShownDate, IsReadFromElementsNamedAfterDates) {
  struct Case {
    std::string_view html, date;
  };
  for (auto const& [html, date] : {Case{"<div class=elementor-widget><span class=item--type-date><time>December 3, 2025</time></span></div>", "2025-12-03"},
                                   {"<div class=attribution__item-date>Published on 01/25/26</div>", "2026-01-25"},
                                   {"<div class=articleLine_pubDate>3.12.2025</div>", "2025-12-03"},
                                   {"<div class=wrap-dateline><a href=/c>Health</a><span class=dateline>May 3, 2024</span><span class='dateline updated'>Updated June 1, 2025</span></div>", "2024-05-03"},
                                   {"<p class=headline-small>Published</p><p class=date>Feb 2, 2023</p>", "2023-02-02"},
                                   {"<p class=julkaistu>2. helmikuuta 2023</p>", "2023-02-02"},
                                   {"<p class=post-date>2 февраля 2023 г.</p>", "2023-02-02"},
                                   {"<p>October 16, 2020<span> · </span>8 min read</p>", "2020-10-16"},
                                   {"<p>Updated March 13, 2024</p>", "2024-03-13"}})
    EXPECT_EQ(published(html), date) << html;
}

TEST(ShownDate, IsReadAtTheEndOfThePost) {
  auto const article = read_dated("", "<h1>The napkin</h1>" + paragraphs() + "<div class=credit-line><p class=date>December 3, 2025. <i>Updated: December 7, 2025</i></p></div>");
  EXPECT_EQ(article.published, "2025-12-03");
  EXPECT_EQ(article.modified, "2025-12-07");
}

TEST(ShownDate, IsNotATeasersOrAComments) {
  std::string teasers;
  for (int day = 1; day < 7; ++day) teasers += "<div class=card><h3><a href=/p>Another post of ours</a></h3><span class=card-date>May " + std::to_string(day) + ", 2024</span></div>";
  EXPECT_EQ(read_dated("", "<h1>The napkin</h1>" + paragraphs() + "<div class=related-posts>" + teasers + "</div>").published, "");
  EXPECT_EQ(read_dated("", "<h1>The napkin</h1>" + paragraphs() + "<div class=comments><p class=comment-date>May 3, 2024</p><p>Well said.</p></div>").published, "");
}

TEST(ShownDate, OfThePostComesBeforeALaterDayToldToMachines) {
  auto const moved = read_dated("<meta property=article:published_time content=2024-08-07T12:00:00Z>", "<h1>The napkin</h1><div class=meta-date>Dec 30, 2013</div>" + paragraphs());
  EXPECT_EQ(moved.published, "2013-12-30");
  EXPECT_EQ(moved.from.at("published"), "text");
  auto const zone = read_dated("<meta property=article:published_time content=2024-08-07T01:00:00Z>", "<h1>The napkin</h1><div class=meta-date>Aug 6, 2024</div>" + paragraphs());
  EXPECT_EQ(zone.published, "2024-08-07T01:00:00Z");
}

TEST(ShownDate, OfAChangeIsNotThePosts) {
  auto const article = read_dated("<meta property=article:published_time content=2013-12-30T12:00:00Z>", "<h1>The napkin</h1><div class=meta-date>Last updated: May 3, 2024</div>" + paragraphs());
  EXPECT_EQ(article.published, "2013-12-30T12:00:00Z");
  EXPECT_EQ(article.modified, "2024-05-03");
}

TEST(ShownDate, IsReadFromADatelineAndNotFromASentence) {
  struct Case {
    std::string_view start, date;
  };
  for (auto const& [start, date] : {Case{"Berlin, 27.1.2022 – ", "2022-01-27"}, {"Turku 5. maaliskuuta 2011 — ", "2011-03-05"}, {"5 марта 2011 г. | ", "2011-03-05"}, {"On 5 May 2010 ", ""}})
    EXPECT_EQ(read_dated("", "<h1>The napkin</h1><p>" + std::string(start) + std::string(first_paragraph) + "</p><p>" + std::string(second_paragraph) + "</p>").published, date) << start;
}

TEST(ShownDate, IsNoChangeWhereTheTitleEndsWithAnUpdate) {
  auto const article = read_dated("", "<h1>Design team update</h1><div class=post-date>May 3, 2024</div>" + paragraphs());
  EXPECT_EQ(article.published, "2024-05-03");
  EXPECT_EQ(article.modified, "");
}

TEST(ShownDate, StaysOpenWhereTheOrderOfDayAndMonthIs) { EXPECT_EQ(published("<div class=post-date>Published on 03/04/2024</div>"), ""); }

}  // namespace
}  // namespace bifrons::extract

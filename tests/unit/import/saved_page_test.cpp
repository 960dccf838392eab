// SPDX-License-Identifier: GPL-3.0-or-later
// Saved pages: one article each, or as many as the page holds whole.
#include <gtest/gtest.h>

#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

std::string entry_html(std::string const& id, std::string const& title, std::string const& day) {
  std::string const sentence = "On " + title + " the whole team sat down for an hour and wrote what each of them had heard from customers in the week before. ";
  return "<div class=entry id=" + id + "><h2>" + title + "</h2><p>" + day + "</p><p>" + sentence + sentence + sentence + "</p></div>";
}

TEST(SavedPage, OfADiaryGivesEachEntryWithItsAnchor) {
  auto const page = "<html><head><title>Diary</title><link rel=canonical href='http://diary.test/2009.html'></head><!-- saved from url=(0027)http://diary.test/2009.html --><body>" +
                    entry_html("a", "Prices", "7.10.2009") + entry_html("b", "Offers", "5.10.2009") + "</body></html>";
  auto const got = run(page, "diary.html");
  ASSERT_EQ(got.items.size(), 2u);
  EXPECT_EQ(got.items[0].article.url, "http://diary.test/2009.html#a");
  EXPECT_EQ(got.items[1].article.url, "http://diary.test/2009.html#b");
  EXPECT_NE(got.items[0].article.id, got.items[1].article.id);
  EXPECT_EQ(got.items[1].article.site, "diary.test");
  EXPECT_EQ(got.items[1].article.published, "2009-10-05");
}

TEST(SavedPage, LeavesTemplatesOut) {
  auto const got = run("<html><head><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1><p>{{ content }}</p><p>Written for readers of this blog.</p></body></html>", "post.html");
  EXPECT_TRUE(got.items.empty());
  EXPECT_EQ(got.left_out, std::vector<std::string>{"post.html: it is a template of pages, not a page"});
}

}  // namespace
}  // namespace bifrons::import

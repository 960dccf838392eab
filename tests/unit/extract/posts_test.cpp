// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of several whole posts, and pages that only look so.
#include <gtest/gtest.h>

#include "indexer/extract/extract.hpp"

namespace bifrons::extract {
namespace {

std::string prose(std::string const& about) {
  std::string const sentence = "On " + about + " the whole team sat down for an hour and wrote what each of them had heard from customers in the week before. ";
  return "<p>" + sentence + sentence + "</p><p>" + sentence + sentence + "</p>";
}

Extraction read(std::string const& body, std::string_view url = "http://diary.test/2009/10/") {
  auto const bytes = "<html><head><title>Diary</title><meta name=author content='Desk'></head><body><div id=menu><a href=/>Home</a></div>" + body + "</body></html>";
  return extract({bytes, url, "text/html; charset=utf-8"}).value();
}

std::string post(std::string const& id, std::string const& title, std::string const& date, std::string const& about) {
  return "<div class=post id=" + id + "><h2>" + title + "</h2><p class=date>" + date + "</p>" + prose(about) + "</div>";
}

TEST(Posts, OfADiaryWithAnchorsAreArticlesOfTheirOwn) {
  auto const page = read(post("a", "Prices", "7.10.2009", "prices") + post("b", "Offers", "5.10.2009", "offers") + post("c", "Fairs", "1.10.2009", "fairs"));
  ASSERT_EQ(page.posts.size(), 3u);
  EXPECT_TRUE(is_list(page.kind));
  EXPECT_EQ(page.posts[1].title, "Offers");
  EXPECT_EQ(page.posts[1].published, "2009-10-05");
  EXPECT_EQ(page.posts[1].url, "http://diary.test/2009/10/#b");
  EXPECT_EQ(page.posts[1].author, "Desk");
  EXPECT_TRUE(page.posts[1].text.starts_with("On offers"));
  EXPECT_EQ(page.posts[1].text.find("fairs"), std::string::npos);
  EXPECT_EQ(page.posts[1].structure, "pp");
}

TEST(Posts, HaveTheirOwnPagesAsAddresses) {
  auto const linked = [](std::string const& about, std::string const& day) {
    return "<article class=hentry><h2><a href=/" + about + "/>About " + about + "</a></h2><time datetime=" + day + ">" + day + "</time>" + prose(about) + "</article>";
  };
  auto const page = read(linked("prices", "2010-02-03") + linked("offers", "2010-02-01"), "http://diary.test/");
  ASSERT_EQ(page.posts.size(), 2u);
  EXPECT_EQ(page.posts[0].url, "http://diary.test/prices/");
  EXPECT_EQ(page.posts[0].published, "2010-02-03");
  EXPECT_EQ(page.kind, PageKind::home);
}

TEST(Posts, AreNotSeenInOneArticleNorInTeasers) {
  std::string sections;
  for (auto const* about : {"prices", "offers", "fairs"}) sections += "<section><h2>On " + std::string(about) + "</h2>" + prose(about) + "</section>";
  EXPECT_TRUE(read("<article><h1>Three things</h1>" + sections + "</article>").posts.empty());
  auto const teaser = [](std::string const& about) {
    return "<article class=post><h2><a href=/" + about + "/>About " + about + "</a></h2><p>1.2.2010</p>" + prose(about) + "<p><a href=/" + about + "/>Read more</a></p></article>";
  };
  EXPECT_TRUE(read(teaser("prices") + teaser("offers")).posts.empty());
  auto const comment = [](std::string const& id) { return "<div class='comment entry' id=" + id + "><h4>Somebody</h4><p>1.2.2010</p>" + prose("that") + "</div>"; };
  auto const one = read("<article><h1>One</h1>" + prose("prices") + prose("offers") + "</article><div class=comments>" + comment("c1") + comment("c2") + "</div>", "http://diary.test/prices.html");
  EXPECT_TRUE(one.posts.empty());
  EXPECT_EQ(one.kind, PageKind::article);
}

TEST(Posts, BesideShortTeasersLeaveThePageAnArticle) {
  std::string const related = "<article class=card><h3><a href=/x/>Another one</a></h3><p>1.2.2010</p><p>Short.</p></article>";
  EXPECT_TRUE(read("<article class=post><h1>One</h1>" + prose("prices") + "</article>" + related + related).posts.empty());
}

TEST(Posts, WithAPermalinkUnderThemHavePagesOfTheirOwn) {
  auto const signed_post = [](std::string const& about, std::string const& date) {
    return "<div class=post id=" + about + "><h3>About " + about + "</h3><p>" + date + "</p>" + prose(about) + "<p>by Desk at <a class=timestamp-link href=/2009/10/" + about + ".html rel=bookmark>10:20</a></p></div>";
  };
  auto const page = read(signed_post("prices", "7.10.2009") + signed_post("offers", "5.10.2009"));
  ASSERT_EQ(page.posts.size(), 2u);
  EXPECT_EQ(page.posts[0].url, "http://diary.test/2009/10/prices.html");
  EXPECT_FALSE(is_entry(page.posts[1]));
}

}  // namespace
}  // namespace bifrons::extract

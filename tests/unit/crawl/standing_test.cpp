// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages of a whole site stand beside its posts.
#include "indexer/crawl/standing.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

std::vector<SitePage> posts(std::size_t count, Dating dating = Dating::sure) {
  std::vector<SitePage> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back({"http://blog.test/2011/03/" + std::to_string(i) + "/post/", dating, true});
  return out;
}

TEST(StandingPages, AreThoseWithoutADayAmongManyDatedPosts) {
  auto pages = posts(20);
  pages.push_back({"http://blog.test/my-setup/", Dating::none, true});
  pages.push_back({"http://blog.test/talks/", Dating::text, true});
  EXPECT_EQ(standing_pages(pages), (std::vector<std::size_t>{20, 21}));
}

TEST(StandingPages, AreFoundWhereTheTextAloneDatesThePosts) {
  auto pages = posts(20, Dating::text);
  pages.push_back({"http://blog.test/my-setup/", Dating::none, true});
  EXPECT_EQ(standing_pages(pages), (std::vector<std::size_t>{20}));
}

TEST(StandingPages, AreNoneOnASiteThatIsNoBlog) {
  auto few = posts(9);
  few.push_back({"http://blog.test/my-setup/", Dating::none, true});
  EXPECT_TRUE(standing_pages(few).empty());
  auto handbook = posts(20);
  for (int i = 0; i < 3; ++i) handbook.push_back({"http://blog.test/handbook/" + std::to_string(i) + ".html", Dating::none, true});
  EXPECT_TRUE(standing_pages(handbook).empty());
}

TEST(StandingPages, LeaveAPostWithoutADayWhereItsFellowsHaveOne) {
  auto pages = posts(20);
  pages.push_back({"http://blog.test/2012/04/7/late/", Dating::none, true});
  EXPECT_TRUE(standing_pages(pages).empty());
}

TEST(StandingPages, AreCountedThoughTheyAreNotStored) {
  auto pages = posts(10);
  pages.push_back({"http://blog.test/a/", Dating::none, false});
  EXPECT_EQ(standing_pages(pages).size(), 1u);
  pages.push_back({"http://blog.test/b/", Dating::none, true});
  EXPECT_TRUE(standing_pages(pages).empty());
}

/// Posts that a feed lists with their days, the first of them only where listed is smaller than count.
std::vector<SitePage> listed_posts(std::size_t count, std::size_t listed, Dating dating = Dating::sure) {
  auto out = posts(count, dating);
  for (std::size_t i = 0; i < listed; ++i) out[i].listing = Listing::dated;
  return out;
}

void add_handbook(std::vector<SitePage>& pages, std::size_t count, Listing listing) {
  for (std::size_t i = 0; i < count; ++i) pages.push_back({"http://blog.test/handbook/" + std::to_string(i) + ".html", Dating::none, true, listing});
}

TEST(StandingPages, AreAHandbookBesideABlogWhoseFeedListsEveryPost) {
  for (auto const listing : {Listing::none, Listing::undated}) {
    auto pages = listed_posts(40, 40);
    add_handbook(pages, 50, listing);
    EXPECT_EQ(standing_pages(pages).size(), 50u);
  }
}

TEST(StandingPages, AreFewerWhereTheFeedHoldsTheNewestPostsAlone) {
  auto pages = listed_posts(40, 10);
  add_handbook(pages, 20, Listing::none);
  EXPECT_EQ(standing_pages(pages).size(), 20u);
  add_handbook(pages, 1, Listing::none);
  EXPECT_TRUE(standing_pages(pages).empty());
}

TEST(StandingPages, AreNotToldByAFeedWhosePostsShowNoDay) {
  auto pages = listed_posts(40, 40, Dating::none);
  add_handbook(pages, 20, Listing::none);
  EXPECT_TRUE(standing_pages(pages).empty());
}

TEST(StandingPages, AreNotToldWhereAnOlderTemplateHasTheDayInTheText) {
  auto pages = listed_posts(40, 10);
  for (int i = 0; i < 20; ++i) pages.push_back({"http://blog.test/old-" + std::to_string(i) + ".html", Dating::text, true});
  EXPECT_TRUE(standing_pages(pages).empty());
}

TEST(StandingPages, AreNotThoseOfAFeedThatGivesNoDays) {
  auto pages = posts(40);
  pages.push_back({"http://blog.test/essay.html", Dating::none, true, Listing::undated});
  EXPECT_TRUE(standing_pages(pages).empty());
}

TEST(Fingerprint, TellsHowTheDayWasFound) {
  Article article;
  article.text = "Text";
  source::PageRow row;
  row.content_hash = fingerprint(article);
  EXPECT_EQ(dating_of(row), Dating::none);
  row.hint = R"({"title":"Listed"})";
  EXPECT_EQ(dating_of(row), Dating::none);
  row.hint = R"({"title":"Listed","published":"2011-03-05"})";
  EXPECT_EQ(dating_of(row), Dating::sure) << "a feed gives it";
  EXPECT_EQ(own_dating_of(row), Dating::none);
  row.hint.clear();
  article.published = "2011-03-05";
  article.from["published"] = "text";
  row.content_hash = fingerprint(article);
  EXPECT_EQ(dating_of(row), Dating::text);
  article.from["published"] = "time";
  row.content_hash = fingerprint(article);
  EXPECT_EQ(dating_of(row), Dating::sure);
}

}  // namespace
}  // namespace bifrons::crawl

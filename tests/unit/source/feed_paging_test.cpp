// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rest of a blog's history is, feed by feed.
#include "indexer/source/feed_paging.hpp"

#include <gtest/gtest.h>

namespace bifrons::source {
namespace {

Feed feed_of(std::string generator, std::size_t items) {
  Feed feed;
  feed.generator = std::move(generator);
  feed.items.resize(items);
  return feed;
}

FeedLink link(std::string rel, std::string href) { return {std::move(href), std::move(rel), {}, {}, {}}; }

TEST(FeedPaging, FollowsTheLinksOfAnArchive) {
  auto feed = feed_of("", 3);
  feed.links = {link("self", "http://a.test/feed"), link("prev-archive", "http://a.test/2009")};
  EXPECT_EQ(next_page_of(feed, "http://a.test/feed").url, "http://a.test/2009");
  EXPECT_FALSE(next_page_of(feed, "http://a.test/feed").guess);
  feed.links.push_back(link("next", "http://a.test/feed?p=2"));
  EXPECT_EQ(next_page_of(feed, "http://a.test/feed").url, "http://a.test/feed?p=2");
}

TEST(FeedPaging, ALinkToItselfIsTheEnd) {
  auto feed = feed_of("", 3);
  feed.links = {link("next", "http://a.test/feed")};
  EXPECT_EQ(next_page_of(feed, "http://a.test/feed").url, "");
}

TEST(FeedPaging, ReadsRelationsByTheirRegisteredAddressToo) {
  auto const feed = parse_feed("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='http://www.iana.org/assignments/relation/next' href='?p=2'/><entry/></feed>", "http://a.test/f");
  ASSERT_TRUE(feed);
  EXPECT_EQ(next_page_of(*feed, "http://a.test/f").url, "http://a.test/f?p=2");
}

TEST(FeedPaging, KeepsBloggerOnTheBlogsOwnHost) {
  auto const feed = parse_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">
    <link rel="next" href="https://www.blogger.com/feeds/17/posts/default?start-index=26&amp;max-results=25"/><generator uri="http://www.blogger.com">Blogger</generator>
    <openSearch:totalResults>60</openSearch:totalResults><openSearch:startIndex>1</openSearch:startIndex><openSearch:itemsPerPage>25</openSearch:itemsPerPage>
    <entry/></feed>)", "http://b.test/feeds/posts/default?alt=atom");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->paging.total, 60u);
  auto const next = next_page_of(*feed, "http://b.test/feeds/posts/default?alt=atom&start-index=1");
  EXPECT_EQ(next.url, "http://b.test/feeds/posts/default?alt=atom&start-index=26&max-results=25");
}

TEST(FeedPaging, CountsBloggersPagesWhereNoLinkIs) {
  auto feed = feed_of("Blogger", 25);
  feed.paging = {60, 26, 25};
  EXPECT_EQ(next_page_of(feed, "http://b.test/feeds/posts/default").url, "http://b.test/feeds/posts/default?start-index=51&max-results=25");
  feed.paging.start = 51;
  EXPECT_EQ(next_page_of(feed, "http://b.test/feeds/posts/default").url, "") << "60 are all";
}

TEST(FeedPaging, GuessesTheNextPageOfAFullWordPressFeed) {
  auto const feed = feed_of("https://wordpress.org/?v=6.4", 10);
  EXPECT_EQ(next_page_of(feed, "http://w.test/feed/").url, "http://w.test/feed/?paged=2");
  EXPECT_EQ(next_page_of(feed, "http://w.test/?feed=rss2&paged=2").url, "http://w.test/?feed=rss2&paged=3");
  EXPECT_TRUE(next_page_of(feed, "http://w.test/feed/").guess);
  EXPECT_EQ(next_page_of(feed_of("WordPress.com", 7), "http://w.test/feed/").url, "") << "a page that is not full is the last";
  EXPECT_EQ(next_page_of(feed_of("http://wordpress.org/", 0), "http://w.test/feed/").url, "");
  EXPECT_EQ(next_page_of(feed_of("Hugo", 10), "http://w.test/feed/").url, "");
}

TEST(FeedPaging, EndsAtAnAbsurdNumber) {
  auto const feed = feed_of("WordPress", 10);
  EXPECT_EQ(next_page_of(feed, "http://w.test/feed/?paged=99999").url, "");
  EXPECT_EQ(next_page_of(feed, "http://w.test/feed/?paged=99999999999999999999999").url, "http://w.test/feed/?paged=2");
}

}  // namespace
}  // namespace bifrons::source

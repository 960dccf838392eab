// SPDX-License-Identifier: GPL-3.0-or-later
// What a feed says of a post fills gaps, and never overrules the page.
#include "indexer/crawl/hint.hpp"

#include <gtest/gtest.h>

namespace bifrons::crawl {
namespace {

source::Feed feed_by(std::string title, std::string author) {
  source::Feed feed;
  feed.title = std::move(title);
  feed.author.name = std::move(author);
  return feed;
}

TEST(Hint, FillsWhatThePageLeavesOpenAndSaysSo) {
  source::FeedItem item;
  item.title = "From the feed";
  item.published = "2011-03-14T09:20:00Z";
  item.categories = {"CRM"};
  Article article{.title = "From the page", .text = "x"};
  apply_hint(article, hint_of(item, feed_by("Pipeline Notes", "Pipeline Desk")));
  EXPECT_EQ(article.title, "From the page");
  EXPECT_FALSE(article.from.contains("title"));
  EXPECT_EQ(article.author, "Pipeline Desk");
  EXPECT_EQ(article.published, "2011-03-14T09:20:00Z");
  EXPECT_EQ(article.tags, std::vector<std::string>{"CRM"});
  for (auto const* field : {"author", "published", "tags"}) EXPECT_EQ(article.from[field], "feed") << field;
}

TEST(Hint, TheBlogsOwnNameIsNoAuthor) {
  source::FeedItem item;
  Article article{.text = "x"};
  apply_hint(article, hint_of(item, feed_by("Знание продаж", "Знание продаж")));
  EXPECT_EQ(article.author, "");
  item.author.name = "Знание продаж";
  apply_hint(article, hint_of(item, feed_by("Знание продаж", "")));
  EXPECT_EQ(article.author, "");
}

TEST(Hint, BrokenHintChangesNothing) {
  Article article{.text = "x"};
  Article const before = article;
  for (auto const* hint : {"", "{", "[1]", R"({"author":5,"tags":"x"})"}) apply_hint(article, hint);
  EXPECT_EQ(article, before);
}

}  // namespace
}  // namespace bifrons::crawl

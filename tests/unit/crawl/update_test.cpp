// SPDX-License-Identifier: GPL-3.0-or-later
// What an update asks for: what is due, what is said to have changed, and no more than a day allows.
#include <gtest/gtest.h>

#include "indexer/crawl/crawl.hpp"
#include "indexer/source/state.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/crawl/blog.hpp"

namespace bifrons::crawl {
namespace {

using testing::article;

class Update : public ::testing::Test {
 protected:
  Update() : layout_{directory_.path() / "kb"} {
    EXPECT_TRUE(kb::init(layout_.root));
    options_.proxy = blog_.address();
    options_.delay = std::chrono::milliseconds(0);
    put_feed("2024-01-15T09:30:00Z");
  }

  void put_feed(std::string const& updated) {
    blog_.put("/feed.xml", "<feed xmlns='http://www.w3.org/2005/Atom'><title>Blog</title><entry><title>Fourth post</title><id>4</id><link href='http://blog.test/4'/><published>2024-01-15T09:30:00Z</published><updated>" +
                           updated + "</updated></entry></feed>", "application/atom+xml");
  }
  void put_sitemap(std::string const& lastmod) {
    blog_.put("/sitemap.xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://blog.test/1</loc><lastmod>" + lastmod + "</lastmod></url></urlset>", "text/xml");
  }

  Summary first() {
    auto writer = write::Writer::open(layout_);
    std::string const seed = "http://blog.test/";
    return crawl(layout_, *writer, std::span(&seed, 1), options_).value();
  }
  Summary update(Ask ask = Ask::due) {
    blog_.forget_requests();
    auto writer = write::Writer::open(layout_);
    return crawl::update(layout_, *writer, ask, options_).value();
  }

  source::PageRow row(std::string const& path) { return *source::State::open(layout_.crawl_state())->page("http://blog.test" + path).value(); }
  void change_row(std::string const& path, std::function<void(source::PageRow&)> const& change) {
    auto state = source::State::open(layout_.crawl_state());
    auto row = *state->page("http://blog.test" + path).value();
    change(row);
    ASSERT_TRUE(state->put(row));
    ASSERT_TRUE(state->commit());
  }

  testing::TemporaryDirectory directory_;
  kb::Layout layout_;
  testing::Blog blog_;
  Options options_;
};

TEST_F(Update, AsksForFrontPageAndFeedAndNotForPostsThatAreNotDue) {
  EXPECT_EQ(first().stored, 3u);
  update();
  EXPECT_EQ(blog_.asked("/"), 1u);
  EXPECT_EQ(blog_.asked("/feed.xml"), 1u);
  EXPECT_EQ(blog_.asked("/1") + blog_.asked("/2") + blog_.asked("/4"), 0u);
}

TEST_F(Update, AsksForAPostWhoseTimeHasComeAndForAllOnRequest) {
  first();
  change_row("/2", [](source::PageRow& row) { row.next_due = "2024-01-01T00:00:00Z"; });
  update();
  EXPECT_EQ(blog_.asked("/2"), 1u);
  EXPECT_EQ(blog_.asked("/1"), 0u);
  update(Ask::all);
  EXPECT_EQ(blog_.asked("/1") + blog_.asked("/2") + blog_.asked("/4"), 3u);
}

TEST_F(Update, FetchesNewPostsAndWhatAFeedSaysHasChanged) {
  first();
  blog_.put("/4", article("Fourth post", "courage"));
  put_feed("2024-03-01T09:30:00Z");
  blog_.put("/5", article("Fifth post", "novelty"));
  blog_.link("/5");
  EXPECT_EQ(update().stored, 2u);
  EXPECT_EQ(blog_.asked("/1"), 0u);
}

TEST_F(Update, FetchesWhatASitemapSaysHasChanged) {
  put_sitemap("2024-01-01");
  first();
  put_sitemap("2024-02-01");
  blog_.put("/1", article("First post", "renewal"));
  EXPECT_EQ(update().stored, 1u);
  EXPECT_EQ(blog_.asked("/2"), 0u);
}

TEST_F(Update, AsksMoreAndMoreSeldomForWhatDoesNotChange) {
  first();
  auto const before = row("/2");
  EXPECT_GT(before.next_due, before.fetched);
  change_row("/2", [](source::PageRow& row) { row.fetched = "2024-01-01T00:00:00Z", row.next_due = "2024-01-05T00:00:00Z"; });
  update();
  auto const after = row("/2");
  EXPECT_EQ(*time_of(after.next_due) - *time_of(after.fetched), std::chrono::days(8));
}

TEST_F(Update, StopsAtTheDaysBudgetAndGoesOnWhenThereIsMore) {
  options_.daily_requests = 3;
  auto const summary = first();
  EXPECT_EQ(summary.spent, std::vector<std::string>{"blog.test"});
  EXPECT_TRUE(summary.failed.empty());
  update();
  EXPECT_EQ(blog_.asked("/robots.txt") + blog_.asked("/"), 0u) << "the budget is counted over runs";
  options_.daily_requests = 100;
  update();
  EXPECT_EQ(blog_.asked("/1") + blog_.asked("/2") + blog_.asked("/4"), 3u);
}

}  // namespace
}  // namespace bifrons::crawl

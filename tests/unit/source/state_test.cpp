// SPDX-License-Identifier: GPL-3.0-or-later
// The crawl state: what is committed stays, what is not never was.
#include "indexer/source/state.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/temporary_directory.hpp"

namespace bifrons::source {
namespace {

PageRow page(std::int64_t source, std::string key) {
  PageRow row;
  row.key = row.url = std::move(key);
  row.source = source;
  row.etag = "\"1\"";
  row.article_id = "id1";
  row.content_hash = "hash:whole";
  row.role = PageRole::article;
  return row;
}

TEST(State, KeepsCommittedPages) {
  testing::TemporaryDirectory const directory;
  {
    auto state = State::open(directory.path() / "crawl.sqlite");
    ASSERT_TRUE(state) << state.error().what;
    auto const source = state->source("http://a.test/");
    ASSERT_TRUE(state->put(page(source->id, "http://a.test/1")));
    ASSERT_TRUE(state->commit());
    ASSERT_TRUE(state->put(page(source->id, "http://a.test/2")));
  }  // the second page is lost as by a kill
  auto state = State::open(directory.path() / "crawl.sqlite");
  ASSERT_TRUE(state);
  EXPECT_EQ(state->page("http://a.test/1")->value().etag, "\"1\"");
  EXPECT_FALSE(state->page("http://a.test/2")->has_value());
}

TEST(State, FindsPagesByArticleAndContent) {
  testing::TemporaryDirectory const directory;
  auto state = State::open(directory.path() / "crawl.sqlite");
  auto const source = state->source("http://a.test/")->id;
  ASSERT_TRUE(state->put(page(source, "http://a.test/1")));
  EXPECT_EQ(state->pages_of_article("id1")->size(), 1u);
  EXPECT_EQ(state->pages_of_content(source, "hash")->size(), 1u);
  EXPECT_TRUE(state->pages_of_content(source + 1, "hash")->empty());
}

TEST(State, ForgettingASourceForgetsItsPages) {
  testing::TemporaryDirectory const directory;
  auto state = State::open(directory.path() / "crawl.sqlite");
  auto const source = state->source("http://a.test/");
  ASSERT_TRUE(state->put(page(source->id, "http://a.test/1")));
  ASSERT_TRUE(state->forget(source->id));
  EXPECT_FALSE(state->page("http://a.test/1")->has_value());
}

TEST(State, KeepsTheFurnitureOfASiteAndWhatIsStillToBeLearned) {
  testing::TemporaryDirectory const directory;
  constexpr std::uint64_t largest = ~std::uint64_t{0};
  {
    auto state = State::open(directory.path() / "crawl.sqlite");
    ASSERT_TRUE(state->add_site_keys("a.test", {7, largest}));
    ASSERT_TRUE(state->add_site_keys("a.test", {7}));
    ASSERT_TRUE(state->put_lesson("a.test", State::Lesson::new_keys));
    ASSERT_TRUE(state->put_lesson("a.test", State::Lesson::new_articles));
    ASSERT_TRUE(state->put_lesson("b.test", State::Lesson::new_articles));
    ASSERT_TRUE(state->put_lesson("c.test", State::Lesson::new_articles));
    ASSERT_TRUE(state->put_lesson("c.test", State::Lesson::learned));
    ASSERT_TRUE(state->commit());
  }
  auto state = State::open(directory.path() / "crawl.sqlite");
  auto keys = state->site_keys("a.test").value();
  std::ranges::sort(keys);
  EXPECT_EQ(keys, (std::vector<std::uint64_t>{7, largest}));
  EXPECT_TRUE(state->site_keys("b.test")->empty());
  std::vector<std::pair<std::string, State::Lesson>> const open{{"a.test", State::Lesson::new_keys}, {"b.test", State::Lesson::new_articles}};
  EXPECT_EQ(state->lessons().value(), open);
}

TEST(State, NamesAFileThatIsNone) {
  testing::TemporaryDirectory const directory;
  auto const path = directory.write("crawl.sqlite", std::string(4'096, 'x'));
  auto const state = State::open(path);
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, ErrorCode::broken);
  EXPECT_NE(state.error().what.find("crawl.sqlite"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::source

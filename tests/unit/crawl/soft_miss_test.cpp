// SPDX-License-Identifier: GPL-3.0-or-later
// Soft 404s: pages that stay when they change, and leave when they are twice another thing.
#include "indexer/crawl/soft_miss.hpp"

#include <gtest/gtest.h>

#include "indexer/crawl/crawl.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/crawl/blog.hpp"

namespace bifrons::crawl {
namespace {

using testing::article;

class SoftMiss : public ::testing::Test {
 protected:
  SoftMiss() : layout_{directory_.path() / "kb"} {
    EXPECT_TRUE(kb::init(layout_.root));
    options_.proxy = blog_.address();
    options_.delay = std::chrono::milliseconds(0);
    auto writer = write::Writer::open(layout_);
    std::string const seed = "http://blog.test/";
    EXPECT_EQ(crawl(layout_, *writer, std::span(&seed, 1), options_)->stored, 3u);
  }
  Summary recheck() {
    auto writer = write::Writer::open(layout_);
    return revisit(layout_, *writer, Known::stored, options_).value();
  }
  void redirect(std::string const& path, std::string const& to) {
    blog_.put_raw(path, testing::http_answer(302, "", "Location: " + to + "\r\n"));
  }
  /// Missed once and kept, missed twice and gone.
  void expect_missed() {
    auto const once = recheck();
    EXPECT_EQ(once.soft.size(), 1u);
    EXPECT_EQ(once.removed, 0u);
    EXPECT_EQ(recheck().removed, 1u);
    EXPECT_TRUE(recheck().soft.empty());
  }

  testing::TemporaryDirectory directory_;
  kb::Layout layout_;
  testing::Blog blog_;
  Options options_;
};

TEST_F(SoftMiss, AnErrorPageThatSaysAllIsWell) {
  blog_.put("/1", "<html><title>Page not found</title><h1>Page not found</h1><p>It is not here any more.</html>");
  expect_missed();
}

TEST_F(SoftMiss, AnErrorPageAsLongAsAPost) {
  std::string other = "<html lang=en><head><title>404 – Not found</title></head><body><article><h1>404 – Not found</h1>";
  for (int i = 0; i < 8; ++i) other += "<p>Perhaps you would rather browse our catalogue of garden furniture, awnings, lamps, hoses, and everything else number" + std::to_string(i) + " that makes summer evenings pleasant.</p>";
  blog_.put("/1", other + "</article></body></html>");
  expect_missed();
}

TEST_F(SoftMiss, ARedirectToTheFrontPage) {
  redirect("/1", "http://blog.test/");
  expect_missed();
}

TEST_F(SoftMiss, ARedirectToALogIn) {
  redirect("/1", "http://blog.test/login?next=1");
  blog_.put("/login?next=1", "<html><title>Log in</title><form action=/login><input name=user><input type=password name=password></form></html>");
  expect_missed();
}

TEST_F(SoftMiss, IsNoPostThatWasRewritten) {
  blog_.put("/1", article("First post", "wisdom"));
  auto const summary = recheck();
  EXPECT_TRUE(summary.soft.empty());
  EXPECT_EQ(summary.stored, 1u);
}

TEST_F(SoftMiss, IsForgottenWhenThePostIsBack) {
  blog_.put("/1", "<html><title>Page not found</title><h1>Page not found</h1></html>");
  EXPECT_EQ(recheck().soft.size(), 1u);
  blog_.put("/1", article("First post", "knowledge"));
  EXPECT_TRUE(recheck().soft.empty());
  blog_.put("/1", "<html><title>Page not found</title><h1>Page not found</h1></html>");
  EXPECT_EQ(recheck().removed, 0u);
}

TEST(SoftMissSigns, AreTitlesAndWords) {
  for (auto const* title : {"404 Not Found", "Sivua ei löydy", "Страница не найдена", "Error 404"}) EXPECT_TRUE(is_error_title(title)) << title;
  EXPECT_FALSE(is_error_title("What I found in 4040 meetings"));
  EXPECT_TRUE(shares_little("one two three four", "five six seven one"));
  EXPECT_FALSE(shares_little("one two three four", "one two three five six"));
}

}  // namespace
}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Ids and content hashes stay the same over builds: addresses of answers depend on them.
#include "corpus/article/article.hpp"

#include <gtest/gtest.h>

namespace bifrons {
namespace {

TEST(ArticleId, DependsOnTheAddressAlone) {
  Article a{.url = "http://pipelinenotes.test/2011/03/x/", .title = "One", .text = "text"};
  Article b{.url = "http://pipelinenotes.test/2011/03/x/", .title = "Two", .text = "other text"};
  EXPECT_EQ(article_id(a), article_id(b));
  b.url += "y";
  EXPECT_NE(article_id(a), article_id(b));
}

TEST(ArticleId, StaysWhatItWasInEarlierBuilds) {
  EXPECT_EQ(article_id(Article{.url = "https://example.org/"}), "0531ad6c131cf64b");
}

TEST(ArticleId, DependsOnTitleAndTextWithoutAddress) {
  EXPECT_NE(article_id(Article{.title = "a", .text = "bc"}), article_id(Article{.title = "ab", .text = "c"}));
  EXPECT_EQ(article_id(Article{.title = "a", .text = "b", .author = "x"}), article_id(Article{.title = "a", .text = "b"}));
}

TEST(ContentHash, IsTheSameForCopiesLaidOutOtherwise) {
  EXPECT_EQ(content_hash("A lost deal\n\nstill knows."), content_hash("  a lost deal still\tknows. "));
  EXPECT_NE(content_hash("a lost deal"), content_hash("a lostdeal"));
  EXPECT_NE(content_hash(""), content_hash("x"));
}

TEST(ContentHash, ReadsPastItsBuffer) {
  std::string const long_text(10'000, 'x');
  EXPECT_NE(content_hash(long_text + "a"), content_hash(long_text + "b"));
  EXPECT_EQ(content_hash(long_text + " a"), content_hash(long_text + "\n\na\n"));
}

}  // namespace
}  // namespace bifrons

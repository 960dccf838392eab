// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are no pages, or are made to be costly.
#include <gtest/gtest.h>

#include "indexer/extract/extract.hpp"

namespace bifrons::extract {
namespace {

std::string repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Extract, RefusesEmptyAndBinaryInputByName) {
  auto const empty = extract({"", "http://blog.test/x", ""});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::unreadable);
  EXPECT_NE(empty.error().what.find("http://blog.test/x"), std::string::npos);
  EXPECT_FALSE(extract({"%PDF-1.4 …", "", ""}));
  EXPECT_FALSE(extract({"\x89PNG\r\n", "", ""}));
}

TEST(Extract, RefusesAPagePastTheBound) {
  std::string const page((16u << 20) + 1, 'x');
  EXPECT_FALSE(extract({page, "", ""}));
}

TEST(Extract, ReadsADeepPage) {
  auto const page = repeat("<div><ul><li>", 20'000) + "<p>The one sentence of this page, written a long way down.</p>";
  auto const found = extract({page, "http://blog.test/x", ""});
  ASSERT_TRUE(found);
  EXPECT_NE(found->article.text.find("a long way down"), std::string::npos);
}

TEST(Extract, ReadsManySmallElementsInLinearTime) {
  auto const found = extract({repeat("<a class=x href=/y>z</a> <span class='comment related'>w</span>", 5'000), "http://blog.test/x", ""});
  EXPECT_TRUE(found);
}

TEST(Extract, SurvivesDeepJsonLdAndLooseEnds) {
  auto const page = "<script type=application/ld+json>" + repeat("[", 100'000) + "</script><table><tr><td><p>x<form><h1>";
  EXPECT_TRUE(extract({page, "not an address", "text/html; charset=nonsense"}));
}

}  // namespace
}  // namespace bifrons::extract

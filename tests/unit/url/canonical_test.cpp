// SPDX-License-Identifier: GPL-3.0-or-later
// One page, one name: what the canonical form takes off and what it must keep.
#include <gtest/gtest.h>

#include "corpus/url/url.hpp"

namespace bifrons::url {
namespace {

TEST(UrlCanonical, TakesOffWhatOnlyTellsVisitorsApart) {
  EXPECT_EQ(canonical("https://me@a.test/p?UTM_Source=x&id=3&fbclid=1#top"), "https://a.test/p?id=3");
  EXPECT_EQ(canonical("https://a.test/p?%75tm_source=x"), "https://a.test/p");
  EXPECT_EQ(canonical("https://a.test/p;jsessionid=A1B2?x=1"), "https://a.test/p?x=1");
  EXPECT_EQ(canonical("https://a.test/(S(lit3py55t21z5v55vlm25s55))/p"), "https://a.test/p");
  EXPECT_EQ(canonical("https://a.test/p?sid=0123456789abcdef"), "https://a.test/p");
}

TEST(UrlCanonical, KeepsWhatMayNameAPage) {
  EXPECT_EQ(canonical("https://a.test/p?sid=12"), "https://a.test/p?sid=12");
  EXPECT_EQ(canonical("https://a.test/p?from_utm=1"), "https://a.test/p?from_utm=1");
  EXPECT_EQ(canonical("https://a.test/a//b"), "https://a.test/a//b");
  EXPECT_EQ(canonical("https://a.test/(S(x))/p"), "https://a.test/(S(x))/p");
}

TEST(UrlCanonical, SortsParametersAndKeepsTheOrderOfValues) {
  EXPECT_EQ(canonical("https://a.test/?b=2&a=1&&b=1"), "https://a.test/?a=1&b=2&b=1");
  EXPECT_EQ(canonical("https://a.test/?"), "https://a.test/");
}

TEST(UrlCanonical, UnescapesTheUnreservedAndCapitalisesTheRest) {
  EXPECT_EQ(canonical("https://a.test/%7eu/%d1%82/9%2f11/100%"), "https://a.test/~u/%D1%82/9%2F11/100%");
}

TEST(UrlCanonical, IsItsOwnCanonicalForm) {
  for (auto const* address : {"https://a.test/%2575?b=%2541&a", "https://a.test/%%65%30?%4%31", "http://A.test.:80/;jsessionid=1/x", "http://a.test../p;jsessionid=1;jsessionid=2", "http://a.test/b/..;jsessionid=1", "https://ä.test/ä?ä", "https://a.test/?b%%66&%%66e"}) {
    auto const once = canonical(address);
    ASSERT_TRUE(once) << address;
    EXPECT_EQ(canonical(*once), once) << address;
  }
}

TEST(UrlCanonical, ReadsTheHostAnewWithoutItsLastDots) {
  EXPECT_EQ(canonical("http://1.2.3../"), "http://1.2.0.3/");
  EXPECT_FALSE(canonical("http://a.77../"));
}

TEST(UrlCanonical, RefusesWhatMustNotBeCrawled) {
  EXPECT_FALSE(canonical("mailto:a@b.test"));
  EXPECT_FALSE(canonical("javascript:void(0)"));
  EXPECT_FALSE(canonical("/relative"));
  EXPECT_FALSE(canonical("https:///x y"));
}

}  // namespace
}  // namespace bifrons::url

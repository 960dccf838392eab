// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing and resolving as a browser would, and staying whole on octets that are no text.
#include "corpus/url/url.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bifrons::url {
namespace {

TEST(UrlParse, GivesEveryPart) {
  auto const parts = parse("https://me:pw@Example.com:8080/a?b=1#c");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->href, "https://me:pw@example.com:8080/a?b=1#c");
  EXPECT_EQ(parts->username, "me");
  EXPECT_EQ(parts->host, "example.com:8080");
  EXPECT_EQ(parts->port, "8080");
  EXPECT_EQ(parts->search, "?b=1");
  EXPECT_EQ(parts->hash, "#c");
}

TEST(UrlParse, RefusesWhatIsNoAddress) {
  EXPECT_FALSE(parse(""));
  EXPECT_FALSE(parse("page.html"));
  EXPECT_FALSE(parse("http://a:99999/"));
  EXPECT_FALSE(parse("/x", "not a base"));
}

TEST(UrlParse, RefusesMoreThanItsBound) {
  EXPECT_TRUE(parse("http://a.test/" + std::string(60'000, 'x')));
  EXPECT_FALSE(parse("http://a.test/" + std::string(70'000, 'x')));
}

TEST(UrlParse, KeepsOctetsThatAreNotUtf8) {
  auto const parts = parse("http://a.test/\xE4\xF6?q=\xFF");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->href, "http://a.test/%E4%F6?q=%FF");
}

TEST(UrlResolve, ReadsRelativeLinks) {
  EXPECT_EQ(resolve("../b#x", "https://a.test/c/d/e"), "https://a.test/c/b#x");
  EXPECT_EQ(resolve("//other.test", "https://a.test/"), "https://other.test/");
  EXPECT_EQ(resolve("?p=2", "https://a.test/x?p=1"), "https://a.test/x?p=2");
}

TEST(UrlResolve, LetsThePageEncodeItsQueries) {
  auto const encode = [](std::string_view query) { return query == "q=т" ? std::string("q=%F2") : std::string("wrong"); };
  EXPECT_EQ(resolve("/s\n?q=т \n#т", "http://a.test/", encode), "http://a.test/s?wrong#%D1%82");
  EXPECT_EQ(resolve("/s?q=т#т", "http://a.test/", encode), "http://a.test/s?q=%F2#%D1%82");
  EXPECT_EQ(resolve("/s#?q=т", "http://a.test/", encode), "http://a.test/s#?q=%D1%82");
  EXPECT_EQ(resolve("ws://a.test/?q=т", "http://a.test/", encode), "ws://a.test/?q=%D1%82");
}

TEST(UrlSite, IsTheHostWithoutWww) {
  EXPECT_EQ(site("https://www.Example.com:81/x"), "example.com");
  EXPECT_EQ(site("https://blog.example.com./"), "blog.example.com");
  EXPECT_EQ(site("https://www.fi/"), "www.fi");
  EXPECT_EQ(site("mailto:a@b.test"), "");
  EXPECT_EQ(site("nothing"), "");
}

}  // namespace
}  // namespace bifrons::url

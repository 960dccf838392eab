// SPDX-License-Identifier: GPL-3.0-or-later
// robots.txt: groups, the closest rule, escaping, delays, and what HTTP answers mean.
#include "indexer/fetch/robots.hpp"

#include <gtest/gtest.h>

#include <array>

namespace bifrons::fetch {
namespace {

bool allowed(std::string_view robots, std::string_view path) {
  return Robots::parse(robots, "bifrons").allowed("http://example.test" + std::string(path));
}

TEST(Robots, LongestRuleWinsWhateverTheOrder) {
  constexpr auto text = "User-agent: *\nDisallow: /notes/\nAllow: /notes/public\n";
  EXPECT_FALSE(allowed(text, "/notes/private"));
  EXPECT_TRUE(allowed(text, "/notes/public/1"));
  EXPECT_TRUE(allowed(text, "/"));
}

TEST(Robots, AllowWinsATie) { EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a")); }

TEST(Robots, OwnGroupReplacesTheGroupOfAll) {
  constexpr auto text = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Bifrons/2.0\nDisallow: /private\n";
  EXPECT_TRUE(allowed(text, "/post"));
  EXPECT_FALSE(allowed(text, "/private"));
}

TEST(Robots, MergesGroupsOfOneAgent) {
  constexpr auto text = "User-agent: bifrons\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: bifrons\nDisallow: /b\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/b"));
  EXPECT_TRUE(allowed(text, "/c"));
}

TEST(Robots, ReadsStarsAndTheEndMark) {
  constexpr auto text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/draft/*/old\n";
  EXPECT_FALSE(allowed(text, "/x/y.pdf"));
  EXPECT_TRUE(allowed(text, "/x/y.pdf?download"));
  EXPECT_FALSE(allowed(text, "/a/draft/b/older"));
  EXPECT_TRUE(allowed(text, "/a/draft/old"));
}

TEST(Robots, ComparesEscapesAlike) {
  constexpr auto text = "User-agent: *\nDisallow: /%D0%BF\nDisallow: /a%7eb\nDisallow: /literal%2A\n";
  EXPECT_FALSE(allowed(text, "/п"));
  EXPECT_FALSE(allowed(text, "/a~b"));
  EXPECT_FALSE(allowed(text, "/literal*"));
  EXPECT_TRUE(allowed(text, "/literalX"));
}

TEST(Robots, AlwaysAllowsItself) { EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\n", "/robots.txt")); }

TEST(Robots, SitemapDoesNotEndAGroup) {
  auto const robots = Robots::parse("User-agent: a\nSitemap: /one.xml\nUser-agent: bifrons\nDisallow: /x\n", "bifrons");
  EXPECT_FALSE(robots.allowed("http://h/x"));
  EXPECT_EQ(robots.sitemaps(), std::vector<std::string>{"/one.xml"});
}

TEST(Robots, DelayIsOfTheGroupAndANumber) {
  constexpr auto text = "User-agent: *\nCrawl-delay: 5\n\nUser-agent: bifrons\nCrawl-delay: 0.5\n";
  EXPECT_EQ(Robots::parse(text, "bifrons").crawl_delay(), 0.5);
  EXPECT_EQ(Robots::parse(text, "other").crawl_delay(), 5.0);
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: inf\n", "x").crawl_delay(), std::nullopt);
}

TEST(Robots, LeavesTheRestOfAHugeFileUnread) {
  std::string text = "User-agent: *\nDisallow: /a\n" + std::string(robots_bytes, '#') + "\nDisallow: /b\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_TRUE(allowed(text, "/b"));
}

TEST(Robots, ManyStarsCostNoTime) {
  std::string pattern;
  for (int i = 0; i < 1'000; ++i) pattern += "a*";
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /" + pattern + "b$\n", "/" + std::string(5'000, 'a')));
}

TEST(RobotsPolicy, SilenceAndServerErrorsForbid) {
  EXPECT_EQ(robots_policy(std::array{RobotsResponse{0, false}}), RobotsPolicy::disallow_all);
  EXPECT_EQ(robots_policy(std::array{RobotsResponse{503, false}}), RobotsPolicy::disallow_all);
  EXPECT_EQ(robots_policy(std::array{RobotsResponse{301, true}, RobotsResponse{0, false}}), RobotsPolicy::disallow_all);
}

TEST(RobotsPolicy, ClientErrorsAndEndlessRedirectsAllow) {
  EXPECT_EQ(robots_policy(std::array{RobotsResponse{404, false}}), RobotsPolicy::allow_all);
  std::vector<RobotsResponse> const hops(6, {302, true});
  EXPECT_EQ(robots_policy(hops), RobotsPolicy::allow_all);
  EXPECT_EQ(robots_policy(std::array{RobotsResponse{301, true}, RobotsResponse{200, false}}), RobotsPolicy::use_body);
}

TEST(Robots, ReadsUtf16WhereItsMarkSaysSo) {
  std::string bytes = "\xFF\xFE";
  for (char const c : std::string("User-agent: *\nDisallow: /x\n")) bytes.append({c, '\0'});
  EXPECT_FALSE(Robots::parse(bytes, "bifrons").allowed("http://a.test/x"));
  EXPECT_TRUE(Robots::parse(bytes, "bifrons").allowed("http://a.test/y"));
}

TEST(Robots, ReadsAWholeAddressAsAPath) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: http://b.test/\n", "/http://b.test/x"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: http://b.test/\n", "/x"));
}

TEST(Robots, IsReadThroughTheTagsOfAPage) {
  constexpr std::string_view page = "<html><body><pre>\nUser-agent: bifrons<br>\nDisallow: /a<BR>\nCrawl-delay: 2<br>\n</pre></body></html>";
  EXPECT_FALSE(allowed(page, "/a"));
  EXPECT_TRUE(allowed(page, "/b"));
  EXPECT_EQ(Robots::parse(page, "bifrons").crawl_delay(), 2.0);
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /<b>/x\n", "/<b>/x")) << "only a page has tags";
}

}  // namespace
}  // namespace bifrons::fetch

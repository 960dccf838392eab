// SPDX-License-Identifier: GPL-3.0-or-later
// Reasons for each block, the coloured page, and rules that a user writes for a site.
#include "indexer/extract/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/extract/site_rules.hpp"

namespace bifrons::extract {
namespace {

constexpr std::string_view prose = "A seller walked out on Friday, and by Tuesday nobody could say where the prices of the last offers had come from. We asked him back.";

std::string page() {
  std::string const p = "<p>" + std::string(prose) + "</p>";
  return "<html><head><title>Lost prices</title><script>var secret = 1;</script></head><body onload='x()'><nav><a href='http://evil.test/'>Home &amp; away</a></nav>"
         "<div class=post id=one><h1>Lost prices</h1>" + p + p + "<p class=promo>Our own tool for offers is the best there is, and it costs little. Buy it now.</p></div>"
         "<div class=comments><p>I was there when it happened, and it was worse than that. Nobody slept.</p></div>"
         "<p hidden>Only for machines</p><img src='http://evil.test/pixel.png'></body></html>";
}

Explanation explained(Rules const* rules = nullptr) {
  auto const bytes = page();
  return explain({bytes, "http://blog.test/lost/", {}, rules}).value();
}

ExplainedBlock const& block_with(Explanation const& all, std::string_view text) {
  return *std::ranges::find_if(all.blocks, [&](auto const& block) { return block.text.find(text) != std::string::npos; });
}

TEST(Explain, TellsRoleReasonAndPlaceOfEachBlock) {
  auto const all = explained();
  EXPECT_EQ(all.blocks.size(), 6u);
  EXPECT_EQ(block_with(all, "Home").role, "furniture");
  EXPECT_EQ(block_with(all, "Home").place, "nav > a");
  EXPECT_EQ(block_with(all, "A seller").role, "body");
  EXPECT_EQ(block_with(all, "A seller").place, "div#one.post > p");
  EXPECT_EQ(block_with(all, "I was there").role, "comment");
  for (auto const& block : all.blocks) EXPECT_FALSE(block.reason.empty()) << block.text;
}

TEST(Explain, ColouredPageHoldsTextAloneAndNothingFromOutside) {
  auto const html = explained().page;
  EXPECT_NE(html.find("<span class=\"b body\""), std::string::npos);
  EXPECT_NE(html.find("Home &amp; away</span>"), std::string::npos);
  EXPECT_NE(html.find("<span class=\"hidden\">Only for machines</span>"), std::string::npos);
  for (auto const* foreign : {"evil.test", "secret", "onload", "<img", "<script"}) EXPECT_EQ(html.find(foreign), std::string::npos) << foreign;
}

TEST(SiteRules, KeepAndDropWhatTheySelect) {
  Rules const keeps{{".comments"}, {}};
  auto const kept = explained(&keeps);
  EXPECT_TRUE(kept.extraction.article.text.starts_with("I was there"));
  EXPECT_EQ(kept.extraction.article.text.find("A seller"), std::string::npos);
  EXPECT_EQ(block_with(kept, "I was there").reason, "a rule for this site keeps it");
  Rules const drops{{}, {".promo", "table"}};
  auto const dropped = explained(&drops);
  EXPECT_EQ(dropped.extraction.article.text.find("Our own tool"), std::string::npos);
  EXPECT_NE(dropped.extraction.article.text.find("A seller"), std::string::npos);
  Rules const misses{{".nowhere"}, {}};
  EXPECT_EQ(explained(&misses).extraction.article, explained().extraction.article);
}

TEST(SiteRules, HoldForTheHostAndAllBelowIt) {
  SiteRules rules;
  ASSERT_TRUE(rules.add("example.test", {{"article"}, {}}).has_value());
  ASSERT_TRUE(rules.add("blog.example.test", {{"main"}, {}}).has_value());
  EXPECT_EQ(rules.of("http://www.example.test/a")->keep.front(), "article");
  EXPECT_EQ(rules.of("https://news.example.test/a")->keep.front(), "article");
  EXPECT_EQ(rules.of("http://blog.example.test/")->keep.front(), "main");
  EXPECT_EQ(rules.of("http://other.test/"), nullptr);
  EXPECT_EQ(rules.of(""), nullptr);
}

TEST(SiteRules, NameTheSiteWhoseSelectorIsNone) {
  auto const added = SiteRules().add("example.test", {{}, {"p >"}});
  ASSERT_FALSE(added.has_value());
  EXPECT_NE(added.error().what.find("example.test"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Reading topics.toml, and assigning topics with their evidence.
#include "corpus/topics/taxonomy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace bifrons::topics {
namespace {

constexpr std::string_view small = R"(
[[topic]]
id = "sales"
labels = { en = "Sales", fi = "Myynti" }
[topic.words]
en = ["=sales ^0.5"]

[[topic]]
id = "pricing"
parent = "sales"
labels = { en = "Pricing", fi = "Hinnoittelu" }
tags = ["price lists", "Цены"]
[topic.words]
en = ["price list ^2", "price"]
fi = ["hinnoittel*", "hiljai* tieto*"]
ru = ["прайс-лист ^2", "=наем"]
)";

Taxonomy parsed(std::string_view toml) {
  auto taxonomy = Taxonomy::parse(toml);
  if (!taxonomy) throw std::runtime_error(taxonomy.error().what);
  return std::move(*taxonomy);
}

Article article(std::string lang, std::string title, std::string text, std::vector<std::string> tags = {}) {
  Article a;
  a.lang = std::move(lang);
  a.title = std::move(title);
  a.text = std::move(text);
  a.tags = std::move(tags);
  return a;
}

std::vector<std::string> ids(std::vector<TopicScore> const& scores) {
  std::vector<std::string> out;
  for (auto const& score : scores) out.push_back(score.id);
  return out;
}
using Ids = std::vector<std::string>;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Taxonomy, KeepsTheOrderOfTheFile) {
  auto const taxonomy = parsed(small);
  ASSERT_EQ(taxonomy.topics().size(), 2U);
  EXPECT_EQ(taxonomy.topics()[1].parent, "sales");
  EXPECT_EQ(taxonomy.find("pricing")->labels.at("fi"), "Hinnoittelu");
  EXPECT_EQ(taxonomy.find("nothing"), nullptr);
}

TEST(Taxonomy, TakesAPublishersTagAsProof) {
  auto const taxonomy = parsed(small);
  for (auto const tag : {"Price Lists", "price-lists", "цены", "PRICING", "hinnoittelu"}) {
    auto const scores = taxonomy.assign(article("en", "", "", {tag}));
    EXPECT_EQ(ids(scores), (Ids{"sales", "pricing"})) << tag;
    EXPECT_DOUBLE_EQ(scores.front().score, 1.0);
  }
  EXPECT_TRUE(taxonomy.assign(article("en", "", "", {"price"})).empty());
}

TEST(Taxonomy, FindsInflectedPhrasesAndBringsTheParent) {
  auto const taxonomy = parsed(small);
  auto const scores = taxonomy.assign(article("en", "Our price lists", "The price list grew. Two price lists too many."));
  EXPECT_EQ(ids(scores), (Ids{"sales", "pricing"}));
  EXPECT_GT(scores.back().score, 0.5);
  EXPECT_LT(scores.back().score, 1.0);
  EXPECT_EQ(ids(taxonomy.assign(article("fi", "Hinnoittelun säännöt", "Hinnoittelussa hinnoittelumallit ratkaisevat."))), (Ids{"sales", "pricing"}));
  EXPECT_EQ(ids(taxonomy.assign(article("ru", "", "Прайс-листы: о прайс-листах и прайс-листе."))), (Ids{"sales", "pricing"}));
}

TEST(Taxonomy, MatchesAPhraseOnlyWhereItsWordsStandTogether) {
  auto const taxonomy = parsed(small);
  EXPECT_FALSE(taxonomy.why(article("fi", "Hiljainen tieto", "Hiljaista tietoa.")).empty());
  EXPECT_TRUE(taxonomy.why(article("fi", "Hiljainen talo, paljon tietoa", "Hiljaista väkeä, tietoa.")).empty());
}

TEST(Taxonomy, TakesAPassingMentionForNoTopic) {
  auto const taxonomy = parsed(small);
  EXPECT_TRUE(taxonomy.assign(article("en", "A walk", "The price was fair. " + repeated("We walked on through the wood. ", 80))).empty());
}

TEST(Taxonomy, ReadsWordsOfTheArticlesLanguageAndEnglishAlone) {
  auto const taxonomy = parsed(small);
  EXPECT_FALSE(taxonomy.assign(article("ru", "price list", "price list, price list")).empty());
  EXPECT_TRUE(taxonomy.assign(article("en", "hinnoittelu", "hinnoittelu hinnoittelu hinnoittelu")).empty());
  EXPECT_FALSE(taxonomy.assign(article("und", "hinnoittelu", "hinnoittelu hinnoittelu hinnoittelu")).empty());
  EXPECT_TRUE(taxonomy.assign(article("ru", "на", "на на на на")).empty()) << "a stem of two letters is no evidence";
}

TEST(Taxonomy, SaysWhyInTheOrderOfTheTopics) {
  auto const taxonomy = parsed(small);
  auto const reasons = taxonomy.why(article("en", "Price list", "price list, price list, price", {"Pricing"}));
  std::vector<std::string> lines;
  for (auto const& reason : reasons) lines.push_back(reason.topic + " " + reason.kind + " " + reason.evidence);
  EXPECT_EQ(lines, (std::vector<std::string>{"sales child pricing", "pricing tag Pricing", "pricing title price list", "pricing text price list ×2, price"}));
}

TEST(Taxonomy, NamesTheLineOfAMistake) {
  auto const what = [](std::string_view toml) {
    auto const taxonomy = Taxonomy::parse(toml);
    return taxonomy ? std::string() : taxonomy.error().what;
  };
  EXPECT_NE(what("[[topic]]\nid = \"a\"\nlabel = \"x\"\n").find("line 3"), std::string::npos);
  EXPECT_NE(what("[[topic]]\nid = \"A b\"\n").find("line 2"), std::string::npos);
  EXPECT_NE(what("[[topic]]\nid = \"a\"\nwords.en = [\"x ^many\"]\n").find("line 3"), std::string::npos);
  EXPECT_NE(what("[[topic]]\nid = \"a\"\nwords.sv = [\"x\"]\n").find("sv"), std::string::npos);
  EXPECT_NE(what("[[topic]]\nid = \"a\n").find("line 2"), std::string::npos);
  EXPECT_NE(what("").find("no topic"), std::string::npos);
  EXPECT_NE(what("[[topic]]\nthreshold = 2\n").find("threshold"), std::string::npos);
}

TEST(Taxonomy, RefusesTwinsOrphansAndCircles) {
  EXPECT_FALSE(Taxonomy::parse("[[topic]]\nid='a'\n[[topic]]\nid='a'\n").has_value());
  EXPECT_FALSE(Taxonomy::parse("[[topic]]\nid='a'\nparent='b'\n").has_value());
  EXPECT_FALSE(Taxonomy::parse("[[topic]]\nid='a'\nparent='b'\n[[topic]]\nid='b'\nparent='a'\n").has_value());
  EXPECT_FALSE(Taxonomy::parse("[[topic]]\nid='a'\nparent='a'\n").has_value());
  EXPECT_FALSE(Taxonomy::parse(std::string((1U << 20U) + 1, '#')).has_value());
}

TEST(DefaultTaxonomy, HoldsTheTopicsThatAreUsedFromOutsideWithThreeLabels) {
  auto const taxonomy = parsed(default_taxonomy());
  EXPECT_GE(taxonomy.topics().size(), 24U);
  for (auto const id : {"km", "crm", "teamwork", "sales", "marketing", "leadership", "social-media", "metrics", "customer", "finance"}) {
    EXPECT_NE(taxonomy.find(id), nullptr) << id;
  }
  EXPECT_EQ(taxonomy.find("brand")->parent, "marketing");
  for (auto const& topic : taxonomy.topics()) {
    for (auto const lang : {"en", "fi", "ru"}) EXPECT_TRUE(topic.labels.contains(lang)) << topic.id << " " << lang;
  }
}

TEST(DefaultTaxonomy, KnowsPlainPostsInThreeLanguages) {
  auto const taxonomy = parsed(default_taxonomy());
  auto const has = [&](Article const& a, std::string_view id) { return std::ranges::count(ids(taxonomy.assign(a)), id) == 1; };
  EXPECT_TRUE(has(article("en", "Tacit knowledge", "Tacit knowledge leaves with its owner. Who shares knowledge keeps tacit knowledge."), "km"));
  EXPECT_TRUE(has(article("fi", "CRM:n käyttöönotto", "CRM:n käyttöönotto epäonnistui, koska CRM ei auttanut myyjää."), "crm"));
  EXPECT_TRUE(has(article("ru", "Воронка продаж", "Воронка продаж показывает конверсию. Отдел продаж смотрит на воронку."), "sales"));
  EXPECT_TRUE(taxonomy.assign(article("en", "Rain", repeated("It rained on the hills and nobody minded. ", 20))).empty());
}

}  // namespace
}  // namespace bifrons::topics

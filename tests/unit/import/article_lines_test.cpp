// SPDX-License-Identifier: GPL-3.0-or-later
// JSONL: every good line counts, every bad one is named with its number.
#include <gtest/gtest.h>

#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

TEST(ArticleLines, NamesABadThirdLineAndKeepsTheRest) {
  auto const got = run("{\"text\":\"one\"}\n{\"text\":\"two\"}\n{bad\n{\"text\":\"four\"}\n", "posts.jsonl");
  ASSERT_EQ(got.items.size(), 3U);
  EXPECT_EQ(got.items[2].article.text, "four");
  ASSERT_EQ(got.errors.size(), 1U);
  EXPECT_TRUE(got.errors[0].starts_with("posts.jsonl, line 3: ")) << got.errors[0];
  EXPECT_TRUE(got.errors[0].ends_with('.'));
}

TEST(ArticleLines, KeepGivenIdsAndMarkWhatWasGiven) {
  auto const got = run(R"({"id":"a1","title":"T","text":"x","author":"A","date":"2009-10","tags":["crm"]})", "-");
  ASSERT_EQ(got.items.size(), 1U);
  auto const& article = got.items[0].article;
  EXPECT_EQ(article.id, "a1");
  EXPECT_EQ(article.published, "2009-10");
  EXPECT_EQ(article.from.at("author"), "given");
  EXPECT_EQ(article.from.count("lang"), 0U);
}

TEST(ArticleLines, IgnoreTagsTopicsAndSectionWhereAsked) {
  std::string_view const line = R"({"text":"x","tags":["a"],"topics":["b"],"section":"c"})";
  EXPECT_EQ(run(line, "a.jsonl").items.at(0).article.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(run(line, "a.jsonl", {{"tags"}}).items.at(0).article.tags, std::vector<std::string>());
  EXPECT_EQ(run(line, "a.jsonl", {{"topics"}}).items.at(0).article.tags, std::vector<std::string>{"a"});
  EXPECT_TRUE(run(line, "a.jsonl", {{"tags", "topics", "section"}}).items.at(0).article.tags.empty());
}

TEST(ArticleLines, RefuseAnUnknownFieldToIgnore) {
  auto const got = run("{\"text\":\"x\"}", "a.jsonl", {{"author"}});
  EXPECT_TRUE(got.items.empty());
  EXPECT_EQ(got.errors, std::vector<std::string>{"\"author\" is no field that can be ignored."});
}

TEST(ArticleLines, PassOverALineThatIsTooLong) {
  std::string lines = "{\"text\":\"" + std::string(17U << 20, 'x') + "\"}\n{\"text\":\"short\"}\n";
  auto const got = run(lines, "a.jsonl");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.items[0].article.text, "short");
  EXPECT_EQ(got.errors, std::vector<std::string>{"a.jsonl, line 1: the line is longer than 16 MiB."});
}

TEST(ArticleLines, ReadAMarkAtTheStartBlankLinesAndCarriageReturns) {
  auto const got = run("\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}", "a.jsonl");
  EXPECT_EQ(got.items.size(), 2U);
  EXPECT_TRUE(got.errors.empty());
}

TEST(ArticleLines, EndWhereTheSinkSaysSo) {
  int taken = 0;
  Sink sink{.take = [&taken](Item) -> Result<void> { return ++taken, failure(ErrorCode::broken, "The disk is full."); }};
  auto const summary = import_bytes("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "a.jsonl", {}, sink);
  ASSERT_FALSE(summary.has_value());
  EXPECT_EQ(summary.error().what, "The disk is full.");
  EXPECT_EQ(taken, 1);
}

TEST(ArticleLines, ReadOneValueOverSeveralLines) {
  auto const one = run("{\n  \"id\": \"a\",\n  \"text\": \"One article.\"\n}\n", "a.json");
  ASSERT_EQ(one.items.size(), 1U);
  EXPECT_EQ(one.items[0].article.id, "a");
  auto const list = run("[{\"text\":\"a\"},\n {\"text\":\"b\"},\n {\"title\":\"c\"}]\n", "a.json");
  EXPECT_EQ(list.items.size(), 2U);
  EXPECT_EQ(list.errors, std::vector<std::string>{"a.json, item 3: \"text\" is not there as a string."});
  EXPECT_EQ(run("{\n \"posts\": [\n {\"text\": \"a\"}\n ]\n}\n", "a.json").items.size(), 1U);
}

TEST(ArticleLines, NameJsonThatHoldsNoArticleOnce) {
  auto const got = run("{\n  \"name\": \"A blog\",\n  \"lang\": \"en\"\n}\n", "site.json");
  EXPECT_TRUE(got.items.empty());
  EXPECT_EQ(got.errors, std::vector<std::string>{"site.json: it is JSON, but neither an article nor a list of articles."});
  auto const broken = run("{\n  \"text\": \"A blog\",\n  \"lang\" \"en\"\n}\n", "site.json");
  ASSERT_EQ(broken.errors.size(), 1U);
  EXPECT_TRUE(broken.errors[0].starts_with("site.json, line 3: the JSON is broken here")) << broken.errors[0];
}

}  // namespace
}  // namespace bifrons::import

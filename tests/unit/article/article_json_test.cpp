// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON form: what an export writes an import reads, and what is wrong is named.
#include "corpus/article/article_json.hpp"

#include <gtest/gtest.h>

namespace bifrons {
namespace {

Article full_article() {
  Article article{.id = "k3f9",
                  .url = "https://example.org/a",
                  .site = "example.org",
                  .title = "Hiljainen tieto",
                  .text = "Первый блок.\n\nSecond block.",
                  .lang = "ru",
                  .author = "Toimitus; Редакция",
                  .published = "2009-10",
                  .modified = "2010-01-02T03:04:05Z",
                  .tags = {"CRM", "неявные знания"},
                  .content_hash = "0123456789abcdef",
                  .fetched = "2020-01-01T00:00:00Z"};
  article.spans.push_back({"en", {24, 37}});
  article.from = {{"published", "json-ld"}, {"author", "text"}};
  return article;
}

TEST(ArticleJson, ReadsBackWhatItWrote) {
  auto const article = full_article();
  auto const read = article_from_json_line(to_json_line(article));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, article);
}

TEST(ArticleJson, LeavesUnknownFieldsOutOfBulkLinesAndGivesThemAsNullInAnswers) {
  Article const article{.id = "a", .text = "t"};
  EXPECT_EQ(to_json_line(article), R"({"id":"a","text":"t","lang":"und"})");
  auto const object = to_json(article);
  for (auto name : {"url", "site", "title", "author", "published", "modified", "content_hash", "fetched", "archived"}) EXPECT_TRUE(object.at(name).is_null()) << name;
}

TEST(ArticleJson, TakesDateForPublishedAndPlainTopicsAsTags) {
  auto const read = article_from_json_line(R"({"text":"x","date":"2009-10-09","topics":["crm",{"id":"km","score":1}],"tags":["a"]})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->published, "2009-10-09");
  EXPECT_EQ(read->tags, (std::vector<std::string>{"a", "crm"}));
  EXPECT_TRUE(read->topics.empty());
}

TEST(ArticleJson, FillsIdSiteAndHashFromWhatIsThere) {
  auto const read = article_from_json_line(R"({"text":"x","url":"https://www.example.org/p?utm_source=feed#top"})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->url, "https://www.example.org/p");
  EXPECT_EQ(read->site, "example.org");
  EXPECT_EQ(read->id.size(), 16U);
  EXPECT_EQ(read->content_hash, content_hash("x"));
  EXPECT_EQ(read->lang, "und");
}

TEST(ArticleJson, LeavesOutADateThatIsNone) {
  auto const read = article_from_json_line(R"({"text":"x","published":"soon","modified":"2009-02-30"})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->published, "");
  EXPECT_EQ(read->modified, "");
}

TEST(ArticleJson, NamesTheFieldThatIsWrong) {
  struct Case {
    std::string_view line, named;
  };
  for (auto const& [line, named] : {Case{R"({"title":"no text"})", "\"text\""}, Case{R"({"text":5})", "\"text\""}, Case{R"({"text":"x","tags":"a"})", ""},
                                    Case{R"({"text":"x","tags":[5]})", "\"tags\""}, Case{R"({"text":"x","title":{}})", "\"title\""},
                                    Case{R"({"text":"x","spans":[{"lang":"en","start":0,"end":9}]})", "\"spans\""}, Case{R"({"text":"x","from":[]})", "\"from\""},
                                    Case{"[1]", "object"}, Case{"{\"text\":", "JSON"}, Case{"", "JSON"}}) {
    auto const read = article_from_json_line(line);
    if (named.empty()) {
      EXPECT_TRUE(read) << line;
    } else {
      ASSERT_FALSE(read) << line;
      EXPECT_EQ(read.error().code, ErrorCode::bad_input);
      EXPECT_NE(read.error().what.find(named), std::string::npos) << read.error().what;
    }
  }
}

TEST(ArticleJson, BoundsNesting) {
  std::string const deep = R"({"text":"x","extra":)" + std::string(10'000, '[') + std::string(10'000, ']') + "}";
  EXPECT_FALSE(article_from_json_line(deep));
}

}  // namespace
}  // namespace bifrons

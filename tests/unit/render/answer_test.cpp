// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of a search answer, field by field.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "sample_answer.hpp"
#include "searchd/render/answer_format.hpp"
#include "searchd/render/answer_json.hpp"
#include "searchd/render/answer_rows.hpp"

namespace bifrons::render {
namespace {

std::string written(std::string_view format, Style style = {}) {
  auto const request = testing::sample_request();
  auto const answer = testing::sample_answer();
  return find_answer_format(format).value()->write({request, answer, style});
}

TEST(AnswerJson, HasTheShapeOfTheContract) {
  auto const json = boost::json::parse(written("json")).as_object();
  EXPECT_EQ(json.at("query").as_string(), "crm adoption");
  EXPECT_TRUE(json.at("parsed_query").is_null());
  EXPECT_TRUE(json.at("did_you_mean").is_null());
  EXPECT_EQ(json.at("total").to_number<int>(), 132);
  EXPECT_EQ(json.at("limit").to_number<int>(), 10);
  EXPECT_EQ(json.at("took_ms").to_number<double>(), 0.9);
  EXPECT_FALSE(json.at("partial").as_bool());
  auto const& hit = json.at("items").as_array().at(0).as_object();
  std::string names;
  for (auto const& [name, value] : hit) names += std::string(name) + " ";
  EXPECT_EQ(names, "id url title site author published lang topics score snippet duplicates grouped ");
  EXPECT_EQ(hit.at("topics").as_array().size(), 2U);
  EXPECT_EQ(hit.at("score").to_number<double>(), 7.31);
  EXPECT_EQ(hit.at("snippet").as_string(), "why <mark>CRM</mark> &amp; co &lt;b&gt;fail&lt;/b&gt;");
  EXPECT_EQ(json.at("facets").as_object().at("lang").as_array().at(1).as_object().at("label").as_string(), "fi");
}

TEST(AnswerJson, TellsWhatGroupingHoldsBack) {
  auto request = testing::sample_request();
  auto answer = testing::sample_answer();
  EXPECT_FALSE(boost::json::parse(answer_json({request, answer})).as_object().contains("listed"));
  request.group = query::Grouping{"site", 1};
  answer.listed = 20;
  answer.hits[0].grouped = 12;
  answer.hits[0].group = "a.test";
  auto const json = boost::json::parse(answer_json({request, answer}));
  EXPECT_EQ(json.at("total").to_number<int>(), 132);
  EXPECT_EQ(json.at("listed").to_number<int>(), 20);
  EXPECT_EQ(json.at("items").as_array().at(0).at("grouped").to_number<int>(), 12);
  auto const text = (*find_answer_format("text"))->write({request, answer});
  EXPECT_NE(text.find("12 more of a.test"), std::string::npos);
  EXPECT_NE(text.find("1–2 of 20, which stand for 132 (more with --offset 2)"), std::string::npos);
}

TEST(AnswerForms, ShowAPassageWithItsPlace) {
  auto const request = testing::sample_request();
  auto answer = testing::sample_answer();
  answer.hits[0].passage = query::Passage{{12, 40}, {"Plans", "*Budget*"}, {"A budget [1]\n\nguards plans", {{2, 8}}}};
  auto const json = boost::json::parse(answer_json({request, answer})).at("items").as_array().at(0).at("passage");
  EXPECT_EQ(json.at("start").to_number<int>(), 12);
  EXPECT_EQ(json.at("end").to_number<int>(), 40);
  EXPECT_EQ(json.at("headings").as_array().size(), 2U);
  EXPECT_EQ(json.at("text").as_string(), "A budget [1]\n\nguards plans");
  EXPECT_NE((*find_answer_format("text"))->write({request, answer}).find("    Plans > *Budget*\n    A budget [1]\n"), std::string::npos);
  auto const markdown = (*find_answer_format("markdown"))->write({request, answer});
  EXPECT_NE(markdown.find("   > *Plans › \\*Budget\\**\n   >\n   > A **budget** \\[1\\]\n   >\n   > guards plans\n"), std::string::npos) << markdown;
}

TEST(AnswerForms, ShowTopicsByTheirLabels) {
  auto const request = testing::sample_request();
  auto answer = testing::sample_answer();
  answer.hits[0].topic_labels = {"Customer relations", "Managing knowledge"};
  EXPECT_NE((*find_answer_format("text"))->write({request, answer}).find("Customer relations, Managing knowledge"), std::string::npos);
}

TEST(AnswerJson, TellsWhatIsUnknownAsNull) {
  auto const json = boost::json::parse(written("json"));
  auto const& hit = json.at("items").as_array().at(1).as_object();
  for (auto const* name : {"url", "title", "site", "author", "published"}) EXPECT_TRUE(hit.at(name).is_null()) << name;
  EXPECT_EQ(hit.at("lang").as_string(), "und");
}

TEST(AnswerJson, ShowsWhatWasUnderstoodWhereItDiffers) {
  auto const request = testing::sample_request();
  auto answer = testing::sample_answer();
  answer.parsed = "title:crm";
  auto const json = boost::json::parse(answer_json({request, answer}));
  EXPECT_EQ(json.at("parsed_query").as_string(), "title:crm");
}

TEST(AnswerJsonl, HasOneObjectALine) {
  auto const lines = written("jsonl");
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_EQ(boost::json::parse(lines.substr(0, lines.find('\n'))).at("id").as_string(), "k3f9");
}

TEST(AnswerRows, KeepsColumnsApart) {
  auto const rows = written("tsv");
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\t'), 2 * 11);
  EXPECT_NE(rows.find("a tab\n"), std::string::npos);
}

TEST(AnswerRows, QuotesFieldsForSpreadsheets) {
  auto const rows = written("csv");
  EXPECT_TRUE(rows.starts_with("rank,score,id,url,"));
  EXPECT_NE(rows.find(",\"CRM, \"\"adopted\"\" <at last>\","), std::string::npos);
  EXPECT_NE(rows.find("crm;sales"), std::string::npos);
}

TEST(AnswerRows, ListsAddressesAlone) { EXPECT_EQ(written("urls"), "http://a.test/crm?x=1&y=2\n"); }

TEST(AnswerRows, WritesRunLinesOfSixColumns) { EXPECT_EQ(written("trec"), "1 Q0 k3f9 1 7.3100 bifrons\n1 Q0 id_2 2 0.5000 bifrons\n"); }

TEST(AnswerText, ShowsHitsAndHowManyThereAre) {
  auto const text = written("text");
  EXPECT_TRUE(text.starts_with("1.  CRM, \"adopted\" <at last>\n    a.test · 2009-10-09 · en · crm, sales · 3 copies\n")) << text;
  EXPECT_NE(text.find("1–2 of 132 (more with --offset 2)"), std::string::npos);
  EXPECT_NE(text.find("lang: English 90, fi 42"), std::string::npos);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(written("text", {true, 80}).find("\x1b[1mCRM\x1b[0m"), std::string::npos);
}

TEST(AnswerAtom, IsWellFormedWithEscapedText) {
  auto const feed = written("atom");
  EXPECT_NE(feed.find("<feed xmlns=\"http://www.w3.org/2005/Atom\">"), std::string::npos);
  EXPECT_NE(feed.find("<link href=\"http://a.test/crm?x=1&amp;y=2\"/>"), std::string::npos);
  EXPECT_NE(feed.find("<updated>2009-10-09T00:00:00Z</updated>"), std::string::npos);
  EXPECT_NE(feed.find("&lt;mark&gt;CRM&lt;/mark&gt; &amp;amp; co"), std::string::npos);
  EXPECT_NE(feed.find("<id>urn:bifrons:id 2</id>"), std::string::npos);
}

TEST(AnswerFormat, SaysWhatIsNotBuiltAndWhatIsUnknown) {
  EXPECT_EQ(find_answer_format("bibtex").error().code, ErrorCode::not_built);
  EXPECT_EQ(find_answer_format("word").error().code, ErrorCode::bad_input);
  EXPECT_NE(find_answer_format("word").error().hint.find("jsonl"), std::string::npos);
}

}  // namespace
}  // namespace bifrons::render

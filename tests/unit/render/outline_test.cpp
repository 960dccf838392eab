// SPDX-License-Identifier: GPL-3.0-or-later
// Findings for an outline in each form.
#include "searchd/render/outline.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "sample_answer.hpp"

namespace bifrons::render {
namespace {

std::vector<outline::Finding> sample() {
  outline::Finding found, missing;
  found.id = "1";
  found.path = {"CRM [in] use"};
  found.node.text = "CRM [in] use";
  found.query = "crm in use";
  found.sources = testing::sample_answer().hits;
  found.coverage = outline::Coverage::one_sided;
  found.reasons = {"all of one site"};
  missing.id = "1.1";
  missing.path = {"CRM [in] use", "<Pricing>"};
  missing.node.level = 2;
  missing.node.text = "<Pricing>";
  return {found, missing};
}

TEST(OutlineJson, HasTheShapeOfTheContract) {
  auto const json = boost::json::parse(outline_json(sample()));
  auto const& node = json.at("nodes").as_array().at(0).as_object();
  for (auto const* name : {"id", "path", "text", "query", "sources", "coverage", "reasons"}) EXPECT_TRUE(node.contains(name)) << name;
  EXPECT_EQ(node.at("coverage").as_string(), "one-sided");
  EXPECT_EQ(node.at("sources").as_array().size(), 2U);
}

TEST(OutlineText, CountsWhatIsCoveredAndIndentsChildren) {
  auto const text = outline_text(sample(), {});
  EXPECT_NE(text.find("2 nodes: 0 good, 1 one-sided, 0 thin, 1 missing\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  1.1 <Pricing>  [missing]\n"), std::string::npos) << text;
}

TEST(OutlineCsv, HasARowForANodeWithoutSources) {
  auto const rows = outline_csv(sample());
  EXPECT_NE(rows.find("1.1,CRM [in] use / <Pricing>,missing,,,,,,,,\r\n"), std::string::npos) << rows;
}

TEST(OutlineMarkup, EscapesWhatPagesSay) {
  EXPECT_NE(outline_html(sample()).find("1.1 &lt;Pricing&gt;"), std::string::npos);
  auto const markdown = outline_markdown(sample());
  EXPECT_NE(markdown.find("# CRM \\[in\\] use"), std::string::npos) << markdown;
  EXPECT_NE(markdown.find("](http://a.test/crm?x=1&y=2)"), std::string::npos) << markdown;
}

TEST(OutlineFormat, SaysWhatIsNotBuilt) { EXPECT_EQ(find_outline_format("mm").error().code, ErrorCode::not_built); }

}  // namespace
}  // namespace bifrons::render

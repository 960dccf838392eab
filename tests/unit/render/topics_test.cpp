// SPDX-License-Identifier: GPL-3.0-or-later
// Topics and suggestions.
#include "searchd/render/topics.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace bifrons::render {
namespace {

std::vector<query::TopicCount> const sample{{"brand", "marketing", {{"en", "Brand"}, {"fi", "Brändi"}}, 2}, {"marketing", "", {{"en", "Marketing"}}, 12}, {"km", "", {}, 7}};

TEST(TopicsJson, HasLabelsParentAndCount) {
  auto const json = boost::json::parse(topics_json(sample));
  auto const& brand = json.at("topics").as_array().at(0).as_object();
  EXPECT_EQ(brand.at("labels").at("fi").as_string(), "Brändi");
  EXPECT_EQ(brand.at("parent").as_string(), "marketing");
  EXPECT_TRUE(json.at("topics").as_array().at(1).at("parent").is_null());
}

TEST(TopicsText, PutsChildrenUnderTheirParents) { EXPECT_EQ(topics_text(sample, {}), "     12  marketing  Marketing\n      2    brand  Brand\n      7  km\n"); }

TEST(SuggestionsJson, ListsTextKindAndCount) {
  std::vector<query::Suggestion> const found{{"crm \"x\"", "title", 3}};
  EXPECT_EQ(suggestions_json(found), "{\"suggestions\":[{\"text\":\"crm \\\"x\\\"\",\"kind\":\"title\",\"count\":3}]}\n");
}

}  // namespace
}  // namespace bifrons::render

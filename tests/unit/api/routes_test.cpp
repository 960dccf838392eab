// SPDX-License-Identifier: GPL-3.0-or-later
// The table, and what is read off it.
#include "searchd/api/routes.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "searchd/api/openapi.hpp"

namespace bifrons::api {
namespace {

TEST(Routes, FindsPathsAndWhatStandsForTheirParts) {
  auto const found = find_route("GET", {"documents", "a/b", "similar"});
  ASSERT_TRUE(std::holds_alternative<Match>(found));
  EXPECT_EQ(std::get<Match>(found).route->pattern, "/documents/{id}/similar");
  EXPECT_EQ(std::get<Match>(found).captured, (std::vector<std::string>{"a/b"}));
  EXPECT_EQ(std::get<Match>(find_route("GET", {})).route->pattern, "/");
}

TEST(Routes, AnswersUnknownPathsWith404) {
  for (auto const& path : std::vector<std::vector<std::string>>{{"nothing"}, {"search", "more"}, {"documents"}, {"documents", ""}, {"search", ""}}) {
    auto const found = find_route("GET", path);
    ASSERT_TRUE(std::holds_alternative<http::Problem>(found));
    EXPECT_EQ(std::get<http::Problem>(found).status, 404);
  }
}

TEST(Routes, AnswersOtherMethodsWith405AndAllow) {
  auto const problem = std::get<http::Problem>(find_route("DELETE", {"outline"}));
  EXPECT_EQ(problem.status, 405);
  ASSERT_EQ(problem.headers.size(), 1U);
  EXPECT_EQ(problem.headers[0].second, "GET, HEAD, POST");
}

TEST(OpenApi, DescribesEveryRouteAndParameterOfTheTable) {
  auto const json = boost::json::parse(openapi(routes())).as_object();
  EXPECT_EQ(json.at("openapi").as_string(), "3.1.0");
  for (auto const& route : routes()) {
    std::string method(route.method);
    for (auto& c : method) c = static_cast<char>(c + 32);
    auto const& operation = json.at("paths").at(route.pattern).at(method).as_object();
    EXPECT_FALSE(operation.at("summary").as_string().empty());
    EXPECT_FALSE(operation.at("responses").as_object().empty());
    std::size_t in_path = 0;
    for (auto const& parameter : operation.at("parameters").as_array()) in_path += parameter.at("in").as_string() == "path";
    EXPECT_EQ(operation.at("parameters").as_array().size() - in_path, route.parameters.size()) << route.pattern;
  }
}

}  // namespace
}  // namespace bifrons::api

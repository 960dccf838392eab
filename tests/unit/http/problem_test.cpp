// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as clients see them.
#include "searchd/http/problem.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace bifrons::http {
namespace {

TEST(HttpProblem, GivesEachErrorCodeItsStatus) {
  EXPECT_EQ(status_of(ErrorCode::bad_input), 400);
  EXPECT_EQ(status_of(ErrorCode::not_found), 404);
  EXPECT_EQ(status_of(ErrorCode::broken), 503);
  EXPECT_EQ(status_of(ErrorCode::not_built), 501);
}

TEST(HttpProblem, WritesParameterAndPosition) {
  auto const response = to_response({400, "the bracket is open", "close it", "q", 7, {}});
  EXPECT_EQ(response.content_type, "application/problem+json");
  auto const body = boost::json::parse(response.body).as_object();
  EXPECT_EQ(body.at("title").as_string(), "Bad Request");
  EXPECT_EQ(body.at("status").as_int64(), 400);
  EXPECT_EQ(body.at("parameter").as_string(), "q");
  EXPECT_EQ(body.at("position").to_number<int>(), 7);
  EXPECT_EQ(body.at("hint").as_string(), "close it");
}

TEST(HttpProblem, AsksForARetryWhereTheDaemonIsNotReady) {
  auto const problem = to_problem({ErrorCode::broken, "no index", "run bifrons init"});
  EXPECT_EQ(problem.status, 503);
  ASSERT_FALSE(problem.headers.empty());
  EXPECT_EQ(problem.headers[0].first, "Retry-After");
}

}  // namespace
}  // namespace bifrons::http

// SPDX-License-Identifier: GPL-3.0-or-later
// Requests answered without a server, and without a knowledge base: each says what is wrong.
#include "searchd/api/api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace bifrons::api {
namespace {

Options nowhere() { return {kb::Layout{"/nonexistent/knowledge-base"}, 1, 10, true, 8420}; }

http::Response ask(std::string target, std::string accept = {}, std::string host = "localhost:8420", std::string method = "GET") {
  Api api(nowhere());
  http::Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.headers = {{"host", std::move(host)}, {"accept", std::move(accept)}};
  return api.answer(request, 0);
}

std::string header(http::Response const& response, std::string_view name) {
  for (auto const& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

TEST(Api, RefusesAForeignHost) {
  EXPECT_EQ(ask("/healthz", {}, "evil.test:8420").status, 403);
  EXPECT_EQ(ask("/healthz", {}, "localhost:80").status, 403);
  EXPECT_EQ(ask("http://evil.test/healthz").status, 403);
  EXPECT_EQ(ask("/healthz").status, 200);
}

TEST(Api, AnswersWithoutAKnowledgeBaseThatItIsNotReady) {
  EXPECT_EQ(ask("/healthz").status, 200);
  auto const ready = ask("/readyz");
  EXPECT_EQ(ready.status, 503);
  EXPECT_FALSE(boost::json::parse(ready.body).at("hint").as_string().empty());
  auto const search = ask("/search?q=crm");
  EXPECT_EQ(search.status, 503);
  EXPECT_FALSE(header(search, "Retry-After").empty());
  EXPECT_NE(ask("/metrics").body.find("bifrons_index_ready 0"), std::string::npos);
}

TEST(Api, GuardsEveryAnswer) {
  for (auto const* target : {"/healthz", "/nothing", "/search?limit=x", "/style.css"}) {
    auto const response = ask(target);
    EXPECT_NE(header(response, "Content-Security-Policy").find("default-src 'none'"), std::string::npos) << target;
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "");
  }
}

TEST(Api, GivesPeopleAPageAndProgramsAProblem) {
  auto const page = ask("/search?limit=x", "text/html,*/*;q=0.8");
  EXPECT_EQ(page.status, 400);
  EXPECT_TRUE(page.content_type.starts_with("text/html"));
  auto const problem = ask("/search?limit=x");
  EXPECT_EQ(problem.content_type, "application/problem+json");
  EXPECT_EQ(boost::json::parse(problem.body).at("parameter").as_string(), "limit");
}

TEST(Api, ChoosesTheFormOfAnAnswer) {
  EXPECT_EQ(ask("/search?q=a", "image/png").status, 406);
  EXPECT_EQ(ask("/search?q=a&format=bibtex").status, 501);
  EXPECT_EQ(ask("/search?q=a", "application/x-bibtex").status, 501);
  EXPECT_EQ(ask("/search?q=a&format=word").status, 400);
}

TEST(Api, SaysWhatIsNotBuilt) {
  for (auto const* target : {"/gaps", "/documents/x/cite", "/documents/x/archive"}) EXPECT_EQ(ask(target).status, 501) << target;
  EXPECT_EQ(ask("/outline?format=mm", {}, "localhost:8420", "POST").status, 501);
}

TEST(Api, KnowsItsMethodsAndPaths) {
  EXPECT_EQ(ask("/search", {}, "localhost:8420", "PUT").status, 405);
  EXPECT_EQ(ask("/nothing").status, 404);
  EXPECT_EQ(ask("/search?q=%ff").status, 400);
}

TEST(Api, AnswersAKnownStateWith304) {
  Api api(nowhere());
  http::Request request{"GET", "/style.css", {}, {{"host", "localhost:8420"}}, {}};
  auto const tag = header(api.answer(request, 0), "ETag");
  ASSERT_TRUE(tag.starts_with("W/\""));
  request.headers.emplace_back("if-none-match", "\"other\", " + tag);
  auto const again = api.answer(request, 0);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST(Api, CountsRequestsByRouteAndStatus) {
  Api api(nowhere());
  http::Request request{"GET", "/version", {}, {{"host", "localhost:8420"}}, {}};
  static_cast<void>(api.answer(request, 0));
  static_cast<void>(api.answer(request, 0));
  request.target = "/metrics";
  auto const text = api.answer(request, 0).body;
  EXPECT_NE(text.find("bifrons_requests_total{route=\"/version\",status=\"200\"} 2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("bifrons_request_seconds_bucket{route=\"/version\",le=\"+Inf\"} 2\n"), std::string::npos);
}

TEST(Api, DescribesItselfToBrowsers) {
  auto const response = ask("/opensearch.xml");
  EXPECT_NE(response.body.find("template=\"http://localhost:8420/?q={searchTerms}\""), std::string::npos);
}

}  // namespace
}  // namespace bifrons::api

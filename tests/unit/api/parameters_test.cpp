// SPDX-License-Identifier: GPL-3.0-or-later
// What /search takes and refuses.
#include "searchd/api/parameters.hpp"

#include <gtest/gtest.h>

#include "searchd/api/routes.hpp"
#include "searchd/api/search_request.hpp"

namespace bifrons::api {
namespace {

tl::expected<Parameters, http::Problem> check(std::string_view query) {
  return Parameters::check(http::read_target("/search?" + std::string(query)).value().parameters, search_parameters());
}

tl::expected<query::Request, http::Problem> request(std::string_view query) { return search_request(check(query).value(), 10); }

TEST(Parameters, NamesTheOneThatIsUnknown) {
  auto const checked = check("q=crm&langs=fi");
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().status, 400);
  EXPECT_EQ(checked.error().parameter, "langs");
  EXPECT_NE(checked.error().hint.find("lang, topic"), std::string::npos);
}

TEST(Parameters, RefusesValuesOutOfTypeAndBounds) {
  for (auto const* query : {"limit=101", "limit=-1", "limit=ten", "limit=1e2", "limit=99999999999999999999", "offset=10001", "sort=age", "from=2009-13", "to=yesterday", "explain=maybe", "timeout_ms=0",
                            "facets=colour", "lang=-", "format=doc", "q=a&q=b", "dup=all"}) {
    auto const checked = check(query);
    ASSERT_FALSE(checked) << query;
    EXPECT_EQ(checked.error().status, 400) << query;
    EXPECT_EQ(checked.error().parameter, std::string_view(query).substr(0, std::string_view(query).find('='))) << query;
  }
}

TEST(Parameters, TakesEmptyFieldsOfAFormAsNotGiven) {
  auto const checked = check("q=crm&from=&to=&lang=&limit=");
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->given().size(), 1U);
}

TEST(Parameters, SaysWhatIsNotBuilt) {
  EXPECT_EQ(check("cross=1").error().status, 501);
  EXPECT_TRUE(check("group="));
}

TEST(Parameters, BoundsTheNumberOfAlternatives) {
  std::string query;
  for (int i = 0; i < 51; ++i) query += "tag=t" + std::to_string(i) + "&";
  EXPECT_EQ(check(query).error().status, 400);
}

TEST(SearchRequest, ReadsAlternativesByCommaAndRepetitionAndWhatIsLeftOut) {
  auto const asked = request("lang=fi,ru&lang=en&topic=-crm,sales");
  ASSERT_TRUE(asked);
  ASSERT_EQ(asked->filters.size(), 2U);
  EXPECT_EQ(asked->filters[0].any, (std::vector<std::string>{"fi", "ru", "en"}));
  EXPECT_EQ(asked->filters[1].any, (std::vector<std::string>{"sales"}));
  EXPECT_EQ(asked->filters[1].none, (std::vector<std::string>{"crm"}));
}

TEST(SearchRequest, ReadsTheRest) {
  auto const asked = request("q=a+b&sort=-date&limit=0&offset=20&from=2009&to=2012-05&dup=show&explain&timeout_ms=50&facets=lang,year");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->text, "a b");
  EXPECT_EQ(asked->sort, query::Sort::date_descending);
  EXPECT_EQ(asked->limit, 0U);
  EXPECT_EQ(asked->offset, 20U);
  EXPECT_FALSE(asked->fold);
  EXPECT_TRUE(asked->explain);
  EXPECT_EQ(asked->timeout, std::chrono::milliseconds(50));
  EXPECT_EQ(asked->facets.size(), 2U);
}

TEST(SearchRequest, ReadsGroupsAndTheirSize) {
  EXPECT_FALSE(request("q=a")->group);
  EXPECT_EQ(request("group=site")->group->most, 1U);
  EXPECT_EQ(request("group=year:3")->group->field, "year");
  EXPECT_EQ(request("group=year:3")->group->most, 3U);
  for (auto const* wrong : {"group=topic", "group=site:", "group=site:0", "group=site:101", "group=site:2x"}) {
    auto const refused = request(wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().status, 400) << wrong;
    EXPECT_EQ(refused.error().parameter, "group") << wrong;
  }
}

TEST(SearchRequest, RefusesWhatDoesNotFitTogether) {
  EXPECT_EQ(request("from=2012&to=2009").error().parameter, "from");
  EXPECT_EQ(request("offset=9995&limit=10").error().parameter, "offset");
  EXPECT_TRUE(request("offset=9990&limit=10"));
}

TEST(SearchProblem, NamesTheColumnOfTheQuery) {
  auto const problem = search_problem({ErrorCode::bad_input, "the bracket at column 7 is not closed", "add )"});
  EXPECT_EQ(problem.parameter, "q");
  EXPECT_EQ(problem.position, 7U);
  EXPECT_FALSE(search_problem({ErrorCode::broken, "no index", ""}).position);
}

}  // namespace
}  // namespace bifrons::api

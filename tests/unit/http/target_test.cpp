// SPDX-License-Identifier: GPL-3.0-or-later
// Request targets, well and badly encoded.
#include "searchd/http/target.hpp"

#include <gtest/gtest.h>

namespace bifrons::http {
namespace {

TEST(HttpTarget, SplitsPathAndParameters) {
  auto const target = read_target("/documents/a%2Fb/similar?q=crm+adoption&lang=fi&lang=ru&empty=&bare");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"documents", "a/b", "similar"}));
  ASSERT_EQ(target->parameters.size(), 5U);
  EXPECT_EQ(target->parameters[0].value, "crm adoption");
  EXPECT_EQ(target->parameters[2].value, "ru");
  EXPECT_EQ(target->parameters[4].name, "bare");
}

TEST(HttpTarget, ReadsTheRootAsNoSegments) {
  EXPECT_TRUE(read_target("/")->segments.empty());
  EXPECT_EQ(read_target("/topics/")->segments, (std::vector<std::string>{"topics", ""}));
}

TEST(HttpTarget, DecodesCyrillicAndKeepsAnEscapedPlus) {
  auto const target = read_target("/search?q=%D0%BA%D0%BB%D0%B8%D0%B5%D0%BD%D1%82+a%2Bb");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->parameters[0].value, "клиент a+b");
}

TEST(HttpTarget, NamesParameterAndPositionOfABadEscape) {
  for (auto const* query : {"/search?q=abc%zz", "/search?q=abc%4", "/search?q=abc%"}) {
    auto const target = read_target(query);
    ASSERT_FALSE(target) << query;
    EXPECT_EQ(target.error().status, 400);
    EXPECT_EQ(target.error().parameter, "q");
    EXPECT_EQ(target.error().position, 4U);
  }
}

TEST(HttpTarget, RefusesBytesThatAreNotUtf8) {
  for (auto const* value : {"%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80", "%d0", "%00"}) {
    auto const target = read_target("/search?q=%C3%A4" + std::string(value));
    ASSERT_FALSE(target) << value;
    EXPECT_EQ(target.error().position, 2U) << value;
  }
  EXPECT_FALSE(read_target("/documents/%ff"));
}

TEST(HttpTarget, BoundsTheNumberOfParameters) {
  std::string query = "/search?";
  for (int i = 0; i < 100; ++i) query += "a=1&";
  EXPECT_TRUE(read_target(query));
  EXPECT_FALSE(read_target(query + "a=1"));
}

TEST(HttpTarget, TakesTheHostFromAnAbsoluteTarget) {
  auto const target = read_target("http://localhost:8420/search?q=1");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->authority, "localhost:8420");
  EXPECT_EQ(target->path, "/search");
  EXPECT_FALSE(read_target("*"));
}

TEST(HttpTarget, EscapesForALinkAndBack) {
  EXPECT_EQ(escape("a b&c=ä"), "a%20b%26c%3D%C3%A4");
  EXPECT_EQ(read_target("/?q=" + escape("100% ö+"))->parameters[0].value, "100% ö+");
}

}  // namespace
}  // namespace bifrons::http

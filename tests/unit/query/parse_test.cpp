// SPDX-License-Identifier: GPL-3.0-or-later
// The query language by golden lines: what each typed line is understood as, and that it is read back the same.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "searchd/query/expr.hpp"

namespace bifrons::query {
namespace {

struct Line {
  std::size_t number = 0;
  std::string typed, expected;
};

std::vector<Line> golden_lines() {
  std::vector<Line> lines;
  std::ifstream file(BIFRONS_QUERIES);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    auto const tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    lines.push_back({number, line.substr(0, tab), line.substr(tab + 1)});
  }
  return lines;
}

TEST(QueryParse, UnderstandsEveryGoldenLine) {
  auto const lines = golden_lines();
  ASSERT_GT(lines.size(), 150U);
  for (auto const& line : lines) {
    auto const parsed = parse(line.typed);
    if (line.expected.starts_with("! ")) {
      ASSERT_FALSE(parsed.has_value()) << "line " << line.number << ": " << line.typed << " was read as " << to_text(*parsed);
      EXPECT_EQ(parsed.error().what.substr(0, parsed.error().what.find(':')), "column " + line.expected.substr(2)) << "line " << line.number;
      EXPECT_EQ(parsed.error().code, ErrorCode::bad_input);
      EXPECT_FALSE(parsed.error().hint.empty()) << "line " << line.number;
    } else {
      ASSERT_TRUE(parsed.has_value()) << "line " << line.number << ": " << parsed.error().what;
      EXPECT_EQ(to_text(*parsed), line.expected) << "line " << line.number;
    }
  }
}

void expect_round_trip(std::string const& typed) {
  auto const once = parse(typed);
  if (!once) return;
  auto const text = to_text(*once);
  auto const twice = parse(text);
  ASSERT_TRUE(twice.has_value()) << typed << " -> " << text << ": " << twice.error().what;
  EXPECT_EQ(*twice, *once) << typed << " -> " << text << " -> " << to_text(*twice);
}

TEST(QueryParse, ReadsBackWhatItPrints) {
  for (auto const& line : golden_lines()) expect_round_trip(line.typed);
  expect_round_trip("a NOT x(((y) NOT z");
  expect_round_trip("crm OR sales tate:");
  expect_round_trip("1 @)  NOT xM((((((C)  NOT x");
}

TEST(QueryParse, ReadsBackWhatItPrintsForRandomQueries) {
  std::vector<std::string> const pieces{"crm", " ", " ", " ", "\"", "(", ")", "+", "-", "=", "*", "AND", "OR", "NOT", "NEAR/3", "title:", "topic:", "date:", "2009", "..", ":", "й", "after:", "“", "&", "\\", "tag:"};
  std::mt19937 random(20);
  for (int round = 0; round < 20'000; ++round) {
    std::string typed;
    for (auto length = random() % 14; length > 0; --length) typed += pieces[random() % pieces.size()];
    expect_round_trip(typed);
    if (HasFailure()) return;
  }
}

TEST(QueryParse, GivesTheTreeOfAMixedQuery) {
  auto const parsed = parse("+crm adoption -vendor lang:fi");
  ASSERT_TRUE(parsed.has_value());
  Ranked expected;
  expected.optional = {{Word{"", "adoption"}}};
  expected.must = {{Word{"", "crm"}}, {Word{"lang", "fi"}}};
  expected.without = {{Word{"", "vendor"}}};
  EXPECT_EQ(*parsed, Expr{expected});
}

TEST(QueryParse, NamesTheMendOfANearMiss) {
  auto const parsed = parse("auther:desk");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_NE(parsed.error().hint.find("author:desk"), std::string::npos);
}

TEST(QueryParse, BoundsLengthWordsAndNesting) {
  EXPECT_FALSE(parse(std::string(4097, 'a')).has_value());
  EXPECT_TRUE(parse(std::string(4096, 'a')).has_value());
  std::string many, deep;
  for (int i = 0; i < 257; ++i) many += "a ";
  EXPECT_FALSE(parse(many).has_value());
  for (int i = 0; i < 40; ++i) deep += '(';
  deep += 'a';
  for (int i = 0; i < 40; ++i) deep += ')';
  auto const nested = parse(deep);
  ASSERT_FALSE(nested.has_value());
  EXPECT_TRUE(nested.error().what.starts_with("column 33"));
}

TEST(QueryPlainWords, TakeEverySignAsText) {
  auto const expr = plain_words("title:( -crm \"AND\" NOT auther:x");
  auto const& words = std::get<Ranked>(expr.node).optional;
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(std::get<Word>(words[0].node).text, "title:(");
  EXPECT_EQ(std::get<Word>(words[1].node).text, "-crm");
}

TEST(QueryParse, CountsWordsAndNeitherBracketsNorOperators) {
  std::string many = "a";
  for (int i = 1; i < 200; ++i) many += " OR (b)";
  auto const parsed = parse(many);
  ASSERT_TRUE(parsed.has_value()) << parsed.error().what;
  EXPECT_EQ(*parse(to_text(*parsed)), *parsed);
  for (int i = 0; i < 60; ++i) many += " b";
  ASSERT_FALSE(parse(many).has_value());
  EXPECT_NE(parse(many).error().what.find("more than 256 words"), std::string::npos);
}

TEST(QueryPlainWords, EndAfter256Words) {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "a ";
  EXPECT_EQ(std::get<Ranked>(plain_words(many).node).optional.size(), 256U);
}

}  // namespace
}  // namespace bifrons::query

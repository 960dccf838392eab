// SPDX-License-Identifier: GPL-3.0-or-later
// Command lines as people type them.
#include "corpus/command/options.hpp"

#include <gtest/gtest.h>

#include "tests/unit/command/sample_program.hpp"

namespace bifrons::command {
namespace {

Result<Arguments> parse(std::vector<char const*> const& words) { return parse_options(words, sample::find_options, "find"); }

using Words = std::vector<std::string>;

TEST(Options, TakesAValueAfterASpaceOrAnEqualsSign) {
  EXPECT_EQ(parse({"--limit", "5"})->value("limit"), "5");
  EXPECT_EQ(parse({"--limit=6"})->value("limit"), "6");
  EXPECT_EQ(parse({"--limit=6"})->words, Words{});
}

TEST(Options, MayStandBetweenTheWords) {
  auto const arguments = parse({"crm", "--limit", "5", "adoption", "--explain", "now"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->words, (Words{"crm", "adoption", "now"}));
  EXPECT_TRUE(arguments->has("explain"));
  EXPECT_EQ(arguments->text(), "crm adoption now");
}

TEST(Options, ReadsAWordWithOneDashAsAWord) {
  auto const arguments = parse({"Business", "Central", "-sovellus", "-", "-x", "-тест"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->words, (Words{"Business", "Central", "-sovellus", "-", "-x", "-тест"}));
}

TEST(Options, KnowsADocumentedLetter) {
  auto const arguments = parse({"-t", "-tt"});
  ASSERT_TRUE(arguments);
  EXPECT_TRUE(arguments->has("check-config"));
  EXPECT_EQ(arguments->words, Words{"-tt"});
}

TEST(Options, EndAtTwoDashes) {
  auto const arguments = parse({"--explain", "--", "--limit", "-t", "--"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->words, (Words{"--limit", "-t", "--"}));
  EXPECT_FALSE(arguments->has("limit"));
}

TEST(Options, TakesAValueThatBeginsWithADash) {
  EXPECT_EQ(parse({"--sort", "-date"})->value("sort"), "-date");
  EXPECT_EQ(parse({"--topic", "-crm,km"})->values("topic"), (Words{"-crm", "km"}));
}

TEST(Options, SplitsCommasAndKeepsRepetitions) {
  EXPECT_EQ(parse({"--topic", "crm,,km", "--topic=sales"})->values("topic"), (Words{"crm", "km", "sales"}));
}

TEST(Options, LetsTheLastOfTwoWin) { EXPECT_EQ(parse({"--limit", "5", "--limit", "7"})->value("limit"), "7"); }

TEST(Options, AreNeverAbbreviated) {
  auto const arguments = parse({"--lim", "5"});
  ASSERT_FALSE(arguments);
  EXPECT_EQ(arguments.error().code, ErrorCode::bad_input);
  EXPECT_NE(arguments.error().what.find("--lim"), std::string::npos);
  EXPECT_NE(arguments.error().hint.find("--limit"), std::string::npos);
}

TEST(Options, NamesTheNearestOfAnUnknownOne) {
  EXPECT_NE(parse({"--exlpain"}).error().hint.find("--explain"), std::string::npos);
  EXPECT_NE(parse({"--topics=crm"}).error().hint.find("--topic"), std::string::npos);
  EXPECT_EQ(parse({"--zzzzzz"}).error().hint.find("did you mean"), std::string::npos);
}

TEST(Options, NameAMissingOrNeedlessValue) {
  EXPECT_EQ(parse({"--limit"}).error().what, "--limit needs a value");
  EXPECT_EQ(parse({"--explain=yes"}).error().what, "--explain takes no value");
}

TEST(Options, CheckNumbersAgainstTheirBounds) {
  EXPECT_EQ(parse({})->number("limit", 10, 0, 1000), 10);
  EXPECT_EQ(parse({"--limit", "1000"})->number("limit", 10, 0, 1000), 1000);
  for (auto const* typed : {"1001", "-1", "ten", "5x", "", "99999999999999999999"}) {
    auto const number = parse({"--limit", typed})->number("limit", 10, 0, 1000);
    ASSERT_FALSE(number) << typed;
    EXPECT_NE(number.error().what.find("--limit takes a whole number from 0 to 1000"), std::string::npos);
  }
}

TEST(Options, CheckFractionsAgainstTheirBounds) {
  EXPECT_EQ(parse({"--limit", "0.5"})->real("limit", 1, 0, 60), 0.5);
  for (auto const* typed : {"61", "-0.1", "nan", "inf", "1s"}) EXPECT_FALSE(parse({"--limit", typed})->real("limit", 1, 0, 60)) << typed;
}

TEST(Options, SettleTheFormat) {
  auto given = parse({}).value();
  ASSERT_TRUE(settle_format(given, "text|json|tsv"));
  EXPECT_EQ(given.format(), "text");
  for (auto const* typed : {"xml", "", "text|json", "js"}) {
    Arguments wrong;
    wrong.set("format", typed);
    EXPECT_FALSE(settle_format(wrong, "text|json|tsv")) << typed;
  }
}

}  // namespace
}  // namespace bifrons::command

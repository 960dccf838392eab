// SPDX-License-Identifier: GPL-3.0-or-later
// Misspelt words: what a slip costs, which word was meant, and that a right word is left alone.
#include <gtest/gtest.h>

#include "searchd/query/slips.hpp"
#include "tests/unit/query/index_fixture.hpp"

namespace bifrons::query {
namespace {

TEST(SlipCost, KnowsTheFourSlips) {
  EXPECT_EQ(slip_cost(U"market", U"market", 1), 0.0);
  EXPECT_EQ(slip_cost(U"market", U"markt", 1), 1.0);
  EXPECT_EQ(slip_cost(U"market", U"makret", 1), 1.0);
  EXPECT_EQ(slip_cost(U"market", U"markwet", 1), 1.0);
  EXPECT_EQ(slip_cost(U"market", U"marjet", 1), 1.0);
}

TEST(SlipCost, WeighsSlipsByTheKeyboardAndTheirPlace) {
  EXPECT_GT(slip_cost(U"market", U"marpet", 1), slip_cost(U"market", U"marjet", 1));
  EXPECT_GT(slip_cost(U"рынок", U"рыхок", 1), slip_cost(U"рынок", U"рыеок", 1));
  EXPECT_GT(slip_cost(U"market", U"narket", 1), slip_cost(U"market", U"marjet", 1));
  EXPECT_LT(slip_cost(U"committee", U"comittee", 1), slip_cost(U"committee", U"commttee", 1));
}

TEST(SlipCost, CountsNoMoreSlipsThanAsked) {
  EXPECT_EQ(slip_cost(U"market", U"mkt", 2), no_slip);
  EXPECT_EQ(slip_cost(U"market", U"makrt", 1), no_slip);
  EXPECT_LT(slip_cost(U"market", U"makrt", 2), no_slip);
  EXPECT_EQ(slip_cost(std::u32string(60, U'a'), std::u32string(60, U'a'), 2), no_slip);
}

class QueryRepair : public ::testing::Test {
 protected:
  std::optional<std::string> meant(std::string const& typed) {
    if (!searcher_) {
      index_.commit();
      searcher_.emplace(index_.open());
    }
    auto const answer = searcher_->search(ask(typed));
    EXPECT_TRUE(answer.has_value()) << typed;
    return answer ? answer->did_you_mean : std::nullopt;
  }
  TemporaryIndex index_;
  std::optional<Searcher> searcher_;
};

TEST_F(QueryRepair, TakesTheWordThatStandsBesideTheOthers) {
  for (int i = 0; i < 5; ++i) index_.put("o" + std::to_string(i), "en", "", "They offer tea to every officer.");
  for (int i = 0; i < 30; ++i) index_.put("e" + std::to_string(i), "en", "", "An offer of cheap carpets, number " + std::to_string(i) + ".");
  index_.put("n", "en", "", "The naval officer sailed to harbour.");
  EXPECT_EQ(meant("naval offcer harbour"), "naval officer harbour");
  EXPECT_EQ(meant("cheap offfer carpets"), "cheap offer carpets");
}

TEST_F(QueryRepair, LeavesRightWordsAlone) {
  index_.put("a", "en", "", "We negotiate prices with a supplier.");
  index_.put("b", "en", "", "The suppliers' supper was late.");
  EXPECT_FALSE(meant("supplier").has_value());
  EXPECT_FALSE(meant("negotiating supplier").has_value());  // held by its stem
  EXPECT_FALSE(meant("xyzzyq supplier").has_value());
}

TEST_F(QueryRepair, NeverCrossesScripts) {
  index_.put("a", "ru", "", "Мама рама коса");
  index_.put("b", "en", "", "rapid cocoa");
  EXPECT_FALSE(meant("paмa").has_value());
  EXPECT_EQ(meant("рпма"), "рама");
}

TEST_F(QueryRepair, ReadsLongCompoundsWithTwoSlips) {
  index_.put("a", "fi", "", "Myyntiputki vuotaa ja asiakkuudenhallinta auttaa.");
  EXPECT_EQ(meant("asiakkudenhalinta"), "asiakkuudenhallinta");
}

TEST_F(QueryRepair, MendsAFormThatTheIndexHoldsInAnotherOne) {
  if (text::analysis_name().find("ru-opencorpora") == std::string::npos) GTEST_SKIP() << "the OpenCorpora dictionary is not installed";
  index_.put("a", "ru", "", "Чай и лимон на столе.");
  EXPECT_EQ(meant("чай с лиомоном"), "чай с лимоном");
}

TEST_F(QueryRepair, LangNarrowsTheWordsBesideIt) {
  index_.put("a", "fi", "", "Hän on hyvä johtaja.");
  index_.put("b", "fi", "", "Leaders lead.");
  index_.commit();
  auto searcher = index_.open();
  auto const explained = [&](std::string text) {
    auto request = ask(std::move(text));
    request.explain = true;
    auto const answer = searcher.search(request);
    return answer && !answer->hits.empty() ? answer->hits[0].explanation : std::string();
  };
  if (text::analysis_name().find("fi-voikko") == std::string::npos) GTEST_SKIP() << "Voikko is not installed";
  EXPECT_NE(explained("johtajalle").find("johtajall"), std::string::npos) << explained("johtajalle");
  EXPECT_EQ(explained("johtajalle lang:fi").find("johtajall,"), std::string::npos) << explained("johtajalle lang:fi");
}

}  // namespace
}  // namespace bifrons::query

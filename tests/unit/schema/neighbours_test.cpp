// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of neighbours never denies a pair that stands in the text, and denies most others.
#include "corpus/schema/neighbours.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/places.hpp"

namespace bifrons::schema {
namespace {

std::string filter_of(std::string title, std::string text) {
  Article article;
  article.title = std::move(title);
  article.text = std::move(text);
  article.lang = "en";
  text::Analyzer analyzer;
  return to_xapian(article, analyzer).get_value(slot_neighbours);
}

bool has(std::string const& filter, std::string_view left, std::string_view right) { return may_have_pair(filter, pair_hash(word_hash(left), word_hash(right))); }

TEST(Neighbours, HoldEveryPairOfTitleAndText) {
  auto const filter = filter_of("Lost Deals", "Be sure to ask CRM:n users.\n\nThe e-mail was read.");
  for (auto const& [left, right] : {std::pair("lost", "deals"), {"be", "sure"}, {"sure", "to"}, {"to", "ask"}, {"ask", "crm:n"}, {"ask", "crm"}, {"crm", "users"}, {"users", "the"}, {"the", "email"}, {"the", "e"}, {"email", "mail"}, {"mail", "was"}})
    EXPECT_TRUE(has(filter, left, right)) << left << ' ' << right;
}

TEST(Neighbours, DenyMostPairsThatStandApart) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "w" + std::to_string(i) + " ";
  auto const filter = filter_of("t", text);
  int wrong = 0;
  for (int i = 0; i + 2 < 400; ++i) {
    EXPECT_TRUE(has(filter, "w" + std::to_string(i), "w" + std::to_string(i + 1)));
    wrong += has(filter, "w" + std::to_string(i), "w" + std::to_string(i + 2)) ? 1 : 0;
  }
  EXPECT_LT(wrong, 140);
}

TEST(Neighbours, HaveNoPairAcrossTheGapAndMayHaveAllWhereNoneWereWritten) {
  EXPECT_FALSE(has(filter_of("one", "two three"), "one", "two") && has(filter_of("one", "two four"), "one", "two") && has(filter_of("one", "two five six"), "one", "two"));
  EXPECT_TRUE(filter_of("one", "").empty());
  EXPECT_TRUE(has("", "any", "pair"));
}

}  // namespace
}  // namespace bifrons::schema

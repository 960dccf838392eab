// SPDX-License-Identifier: GPL-3.0-or-later
// Matches found on arrays are those of the index library's matcher, with its weights, for queries of every form.
#include "searchd/query/evaluate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "corpus/schema/fields.hpp"
#include "searchd/query/plan.hpp"
#include "searchd/query/restrict.hpp"

namespace bifrons::query {
namespace {

/// Terms t0 (in every other article) to t9 (in very few), some articles removed, some undated.
Xapian::WritableDatabase random_index(std::mt19937& random, int articles) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < articles; ++i) {
    Xapian::Document document;
    for (int t = 0; t < 10; ++t)
      if (random() % (2U << t) == 0) document.add_term("t" + std::to_string(t), 1 + static_cast<Xapian::termcount>(random() % 5));
    document.add_term("filler", 1 + static_cast<Xapian::termcount>(random() % 300));
    if (random() % 4 != 0) {
      auto const year = std::to_string(2000 + random() % 20);
      document.add_value(schema::find_field("date")->slot, year + "0101");
      document.add_value(schema::slot_date_last, year + "1231");
    }
    database.add_document(document);
  }
  for (int i = 5; i < articles; i += 7) database.delete_document(static_cast<Xapian::docid>(i));
  database.commit();
  return database;
}

Plan random_term(std::mt19937& random) {
  auto const number = random() % 12;
  return number == 11 ? everything() : holding({"t" + std::to_string(number)});
}

Plan random_plan(std::mt19937& random, int depth) {
  if (depth == 0) return random_term(random);
  auto const part = [&] { return random_plan(random, depth - 1); };
  switch (random() % 9) {
    case 0: return holding({"t3", "t1", "t7"});
    case 1: return scaled(0.1 + static_cast<double>(random() % 30) / 7, part());
    case 2: return within_dates("2004", random() % 2 == 0 ? "" : "2011-06");
    case 3: return filtered(part(), part());
    case 4: return with_maybe(part(), part());
    case 5: return but_not(part(), part());
    case 6: return all_of({part(), part()});
    case 7: return unweighted(any_of({part(), part()}));
    default: return any_of({part(), part(), part()});
  }
}

void expect_same(Xapian::Database const& database, Columns& columns, Plan const& plan, bool ranked) {
  auto const query = to_xapian(plan);
  auto expected = find_all(database, query, ranked, Deadline::max()).all;
  std::ranges::sort(expected, {}, &Match::id);
  auto const found = Evaluator(database, columns, Deadline::max()).run(plan, ranked);
  ASSERT_EQ(found.size(), expected.size()) << query.get_description();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(found.ids[i], expected[i].id) << query.get_description();
    ASSERT_NEAR(found.weight(i), expected[i].weight, 1e-9) << query.get_description() << " article " << expected[i].id;
  }
}

TEST(Evaluate, FindsAndWeighsAsTheMatcherDoes) {
  std::mt19937 random(3);
  auto const database = random_index(random, 300);
  Columns columns(database);
  for (int i = 0; i < 600; ++i) expect_same(database, columns, random_plan(random, 1 + i % 3), i % 4 != 0);
}

TEST(Evaluate, KnowsWordsByTheirBeginningsThroughTheMatcher) {
  std::mt19937 random(4);
  auto const database = random_index(random, 60);
  Columns columns(database);
  using Xapian::Query;
  auto const prefix = matched(Query(Query::OP_WILDCARD, "t", 5, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM));
  expect_same(database, columns, prefix, true);
  expect_same(database, columns, all_of({holding({"t2"}), scaled(0.3, prefix)}), true);
  expect_same(database, columns, filtered(holding({"t2"}), prefix), true);
}

TEST(Evaluate, FindsNothingInAnEmptyIndex) {
  Xapian::WritableDatabase const database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Columns columns(database);
  for (auto const& plan : {holding({"t1"}), everything(), any_of({holding({"t1"}), holding({"t2"})}), within_dates("2001", "2002"), Plan()})
    EXPECT_EQ(Evaluator(database, columns, Deadline::max()).run(plan, true).size(), 0U);
}

TEST(Evaluate, SaysThatTimeWasUpAndNamesNoWrongArticle) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("all", 1);
  for (int i = 0; i < 3'000; ++i) database.add_document(document);
  database.commit();
  Columns columns(database);
  Evaluator late(database, columns, Deadline::min());
  auto const some = late.run(holding({"all"}), true);
  EXPECT_TRUE(late.is_partial());
  EXPECT_LT(some.size(), 3'000U);
  Evaluator excluding(database, columns, Deadline::min());
  EXPECT_EQ(excluding.run(but_not(everything(), holding({"all"})), true).size(), 0U);
  Evaluator in_time(database, columns, Deadline::max());
  EXPECT_EQ(in_time.run(holding({"all"}), true).size(), 3'000U);
  EXPECT_FALSE(in_time.is_partial());
}

TEST(HitSet, LeapsThroughTheLongerOfTwo) {
  HitSet many, few{{3, 500, 777, 999, 2000}, {1, 1, 1, 1, 1}};
  for (Xapian::docid id = 1; id < 1000; id += 2) many.ids.push_back(id);
  EXPECT_EQ(intersection(many, few).ids, (std::vector<Xapian::docid>{3, 777, 999}));
  EXPECT_EQ(difference(few, many).ids, (std::vector<Xapian::docid>{500, 2000}));
  add_weights(few, intersection(many, few));
  EXPECT_EQ(few.weights, (std::vector<double>{2, 1, 2, 2, 1}));
}

}  // namespace
}  // namespace bifrons::query

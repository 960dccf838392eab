// SPDX-License-Identifier: GPL-3.0-or-later
// Matches found on arrays are those of the index library's matcher, with its weights, for queries of every form.
#include "searchd/query/evaluate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "corpus/schema/fields.hpp"
#include "searchd/query/everything.hpp"
#include "searchd/query/restrict.hpp"

namespace bifrons::query {
namespace {

using Xapian::Query;

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

Query random_term(std::mt19937& random) {
  auto const number = random() % 12;
  return number == 11 ? everything() : Query("t" + std::to_string(number));
}

Query synonyms(std::vector<Query> const& terms) { return {Query::OP_SYNONYM, terms.begin(), terms.end()}; }

Query random_query(std::mt19937& random, int depth) {
  if (depth == 0) return random_term(random);
  constexpr Query::op ops[] = {Query::OP_AND, Query::OP_OR, Query::OP_FILTER, Query::OP_AND_MAYBE, Query::OP_AND_NOT, Query::OP_OR};
  switch (random() % 9) {
    case 0: return synonyms({Query("t3"), Query("t1"), Query("t7")});
    case 1: return {0.1 + static_cast<double>(random() % 30) / 7, random_query(random, depth - 1)};
    case 2: return within_dates("2004", random() % 2 == 0 ? "" : "2011-06");
    default: break;
  }
  std::vector<Query> parts;
  for (auto left = 2 + random() % 3; left > 0; --left) parts.push_back(random_query(random, depth - 1));
  return {ops[random() % std::size(ops)], parts.begin(), parts.end()};
}

void expect_same(Xapian::Database const& database, Columns& columns, Query const& query, bool ranked) {
  auto expected = find_all(database, query, ranked, Deadline::max()).all;
  std::ranges::sort(expected, {}, &Match::id);
  auto const found = Evaluator(database, columns, Deadline::max()).run(query, ranked);
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
  for (int i = 0; i < 600; ++i) expect_same(database, columns, random_query(random, 1 + i % 3), i % 4 != 0);
}

TEST(Evaluate, KnowsWordsByTheirBeginningsThroughTheMatcher) {
  std::mt19937 random(4);
  auto const database = random_index(random, 60);
  Columns columns(database);
  Query const prefix(Query::OP_WILDCARD, "t", 5, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
  expect_same(database, columns, prefix, true);
  expect_same(database, columns, Query(Query::OP_AND, Query("t2"), Query(0.3, prefix)), true);
  expect_same(database, columns, Query(Query::OP_FILTER, Query("t2"), prefix), true);
}

TEST(Evaluate, FindsNothingInAnEmptyIndex) {
  Xapian::WritableDatabase const database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Columns columns(database);
  for (auto const& query : {Query("t1"), everything(), Query(Query::OP_OR, Query("t1"), Query("t2")), within_dates("2001", "2002")})
    EXPECT_EQ(Evaluator(database, columns, Deadline::max()).run(query, true).size(), 0U);
}

TEST(Evaluate, SaysThatTimeWasUpAndNamesNoWrongArticle) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("all", 1);
  for (int i = 0; i < 20'000; ++i) database.add_document(document);
  database.commit();
  Columns columns(database);
  Evaluator late(database, columns, Deadline::min());
  auto const some = late.run(Query("all"), true);
  EXPECT_TRUE(late.is_partial());
  EXPECT_LT(some.size(), 20'000U);
  Evaluator excluding(database, columns, Deadline::min());
  EXPECT_EQ(excluding.run(Query(Query::OP_AND_NOT, everything(), Query("all")), true).size(), 0U);
  Evaluator in_time(database, columns, Deadline::max());
  EXPECT_EQ(in_time.run(Query("all"), true).size(), 20'000U);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the stored texts of the few best articles.
#include "searchd/query/passage_rank.hpp"

#include <algorithm>
#include <vector>

#include "corpus/schema/document.hpp"

namespace bifrons::query {
namespace {

constexpr double passage_share = 0.6;  ///< of a passage's weight, against the whole article's

}  // namespace

bool reorder_by_passages(Xapian::Database const& database, PassageFinder& finder, std::span<Match> best, Deadline deadline) {
  std::vector<Match> weighed(best.begin(), best.end());
  for (auto& match : weighed) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    auto const record = schema::read_record(database.get_document(match.id));
    if (!record) continue;
    if (auto const found = finder.best(record->text(), record->article)) match.weight += passage_share * found->score;
  }
  std::ranges::stable_sort(weighed, [](Match const& a, Match const& b) { return a.weight > b.weight; });
  std::ranges::copy(weighed, best.begin());
  return true;
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Collects matches through a spy, so that totals, facets and folding see each of them once.
#include "searchd/query/match.hpp"

#include <algorithm>
#include <tuple>

#include "searchd/query/bm25.hpp"

namespace bifrons::query {
namespace {

class Collector final : public Xapian::MatchSpy {
 public:
  Collector(std::vector<Match>& into, Deadline deadline) : into_(into), deadline_(deadline) {}
  void operator()(Xapian::Document const& document, double weight) override {
    into_.push_back({document.get_docid(), weight, 0});
    if (into_.size() % 1024 == 0 && std::chrono::steady_clock::now() > deadline_) throw TimeIsUp{};
  }

 private:
  std::vector<Match>& into_;
  Deadline deadline_;
};

/// What an order compares by, smallest first.
using Key = std::tuple<double, std::uint32_t, Xapian::docid>;

Key key_of(Match const& match, Sort sort, Columns& columns) {
  constexpr std::uint32_t undated = UINT32_MAX;
  auto const date = sort == Sort::date || sort == Sort::date_descending ? columns.dates()[match.id] : 0;
  switch (sort) {
    case Sort::relevance: return {-match.weight, 0, match.id};
    case Sort::date: return {0, date == 0 ? undated : date, match.id};
    case Sort::date_descending: return {0, date == 0 ? undated : undated - date, match.id};
    case Sort::title: return {0, columns.title_order()[match.id], match.id};
  }
  return {};
}

bool is_better(Match const& a, Match const& b) { return a.weight != b.weight ? a.weight > b.weight : a.id < b.id; }

void put_best_first(std::vector<Match>& matches, std::size_t wanted) {
  auto const middle = matches.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, matches.size()));
  std::partial_sort(matches.begin(), middle, matches.end(), is_better);
}

/// Whether a is nearer the original than b.
bool is_nearer(Match const& a, Match const& b, Columns& columns) {
  auto const& dates = columns.dates();
  auto const& reprints = columns.reprints();
  auto const claim = [&](Match const& match) { return std::tuple(bool{reprints[match.id]}, dates[match.id] == 0 ? UINT32_MAX : dates[match.id]); };
  if (auto const one = claim(a), other = claim(b); one != other) return one < other;
  auto const& lengths = columns.lengths();
  return lengths[a.id] != lengths[b.id] ? lengths[a.id] > lengths[b.id] : a.id < b.id;
}

}  // namespace

Xapian::BM25Weight ranking_weight() { return {bm25_k1, 0, 1, bm25_b, bm25_least_norm}; }

Matches find_all(Xapian::Database const& database, Xapian::Query const& query, bool ranked, Deadline deadline) {
  Matches out;
  Collector collector(out.all, deadline);
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  if (ranked)
    enquire.set_weighting_scheme(ranking_weight());
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  try {
    (void)enquire.get_mset(0, 1, database.get_doccount());
  } catch (TimeIsUp const&) {
    out.partial = true;
  }
  return out;
}

Matches find_best(Xapian::Database const& database, Xapian::Query const& query, std::uint32_t limit) {
  Matches out;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(ranking_weight());
  auto const found = enquire.get_mset(0, limit);
  for (auto it = found.begin(); it != found.end(); ++it) out.all.push_back({*it, it.get_weight(), 0});
  return out;
}

void fold_copies(std::vector<Match>& matches, Columns& columns) {
  auto const& groups = columns.copy_groups();
  if (columns.copy_group_count() == 0) return;
  constexpr std::size_t none = SIZE_MAX;
  std::vector<std::size_t> place_of(columns.copy_group_count() + std::size_t{1}, none);
  std::size_t kept = 0;
  for (auto const& match : matches) {
    auto const group = groups[match.id];
    if (group == 0 || place_of[group] == none) {
      if (group != 0) place_of[group] = kept;
      matches[kept++] = match;
      continue;
    }
    auto& first = matches[place_of[group]];
    auto const best = std::max(first.weight, match.weight);
    auto const copies = first.copies + 1;
    if (is_nearer(match, first, columns)) first = match;
    first.weight = best;
    first.copies = copies;
  }
  matches.resize(kept);
}

void put_in_order(std::vector<Match>& matches, Sort sort, std::size_t wanted, Columns& columns) {
  if (sort == Sort::relevance) return put_best_first(matches, wanted);
  auto const middle = matches.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, matches.size()));
  std::partial_sort(matches.begin(), middle, matches.end(), [&](Match const& a, Match const& b) { return key_of(a, sort, columns) < key_of(b, sort, columns); });
}

}  // namespace bifrons::query

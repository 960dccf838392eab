// SPDX-License-Identifier: GPL-3.0-or-later
// Title weights by the lists of the titles' terms: a title holds few words, so the lists are short.
#include "searchd/query/title_source.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

namespace bifrons::query {
namespace {

constexpr double k1 = 1.6, b = 0.75;

}  // namespace

double term_weight(double articles, double with_term, unsigned times) {
  auto odds = (articles - with_term + 0.5) / (with_term + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // Xapian's floor: no word counts against an article
  return std::log(odds) * 2.0 * times / (1.0 + times);
}

namespace {

/// The articles with any of the word's terms in their titles.
std::vector<Xapian::docid> titled(Columns& columns, TitleWord const& word) {
  std::vector<Xapian::docid> with;
  Reading reading{std::chrono::steady_clock::time_point::max()};
  for (auto const& term : word.terms) {
    auto const list = columns.lists().whole(term, reading);
    std::vector<Xapian::docid> both;
    both.reserve(with.size() + list->ids.size());
    std::ranges::set_union(with, list->ids, std::back_inserter(both));
    with = std::move(both);
  }
  return with;
}

}  // namespace

void add_title_weights(Xapian::Database const& database, Columns& columns, std::vector<TitleWord> const& words, double scale, HitSet& hits) {
  hits.weights.resize(hits.ids.size());
  auto const& lengths = columns.title_lengths();
  auto const mean = columns.mean_title_length();
  for (auto const& word : words) {
    auto const with = titled(columns, word);
    auto const factor = scale * word.share * (k1 + 1) * term_weight(database.get_doccount(), static_cast<double>(with.size()), word.times);
    each_common(hits.ids, with, [&](std::size_t i, std::size_t) { hits.weights[i] += factor / (k1 * (1 - b + b * lengths[hits.ids[i]] / mean) + 1); });
  }
}

}  // namespace bifrons::query

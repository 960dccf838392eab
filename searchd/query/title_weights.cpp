// SPDX-License-Identifier: GPL-3.0-or-later
// Title weights by the lists of the titles' terms: a title holds few words, so the lists are short.
#include "searchd/query/title_weights.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/bm25.hpp"
#include "searchd/query/question_words.hpp"

namespace bifrons::query {
namespace {

constexpr double title_scale = 1.14;  ///< against the same word in the body

std::vector<std::string> title_terms(AskedWord const& asked) {
  std::vector<std::string> terms;
  for (auto const& stem : asked.stems) terms.push_back(schema::term(schema::title_stem_prefix, stem));
  if (asked.stems.empty()) terms.push_back(schema::term(schema::find_field("title")->prefix, asked.word));
  return terms;
}

/// The articles with any of the terms in their titles.
std::vector<Xapian::docid> titled(Columns& columns, std::vector<std::string> const& terms) {
  std::vector<Xapian::docid> with;
  Reading reading{std::chrono::steady_clock::time_point::max()};
  for (auto const& term : terms) {
    auto const list = columns.lists().whole(term, reading);
    std::vector<Xapian::docid> both;
    both.reserve(with.size() + list->ids.size());
    std::ranges::set_union(with, list->ids, std::back_inserter(both));
    with = std::move(both);
  }
  return with;
}

}  // namespace

void add_title_weights(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, HitSet& hits) {
  if (hits.ids.empty()) return;
  hits.weights.resize(hits.ids.size());
  auto const& lengths = columns.title_lengths();
  auto const mean = columns.mean_title_length();
  for (auto const& asked : words) {
    if (asked.prefix) continue;
    auto const with = titled(columns, title_terms(asked));
    auto const factor = title_scale * share_of_weight(asked.word) * (bm25_k1 + 1) * term_weight(database.get_doccount(), static_cast<double>(with.size()), asked.times);
    each_common(hits.ids, with, [&](std::size_t i, std::size_t) { hits.weights[i] += factor / (bm25_k1 * bm25_norm(lengths[hits.ids[i]] / mean) + 1); });
  }
}

}  // namespace bifrons::query

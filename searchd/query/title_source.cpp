// SPDX-License-Identifier: GPL-3.0-or-later
// Sums title weights into an array by document, then walks it.
#include "searchd/query/title_source.hpp"

#include <algorithm>
#include <cmath>

namespace bifrons::query {
namespace {

constexpr double k1 = 1.6, b = 0.75;

}  // namespace

double term_weight(double articles, double with_term, unsigned times) {
  auto odds = (articles - with_term + 0.5) / (with_term + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // Xapian's floor: no word counts against an article
  return std::log(odds) * 2.0 * times / (1.0 + times);
}

void TitleSource::add(Xapian::Database const& database, TitleWord const& word) {
  std::vector<Xapian::docid> with;
  for (auto const& term : word.terms)
    for (auto it = database.postlist_begin(term), end = database.postlist_end(term); it != end; ++it) with.push_back(*it);
  if (word.terms.size() > 1) {
    std::ranges::sort(with);
    with.erase(std::unique(with.begin(), with.end()), with.end());
  }
  auto const factor = scale_ * word.share * (k1 + 1) * term_weight(database.get_doccount(), static_cast<double>(with.size()), word.times);
  auto const& lengths = columns_.title_lengths();
  auto const mean = columns_.mean_title_length();
  for (auto const id : with) {
    if (id >= weights_.size()) continue;
    auto& weight = weights_[id];
    if (weight == 0) ++found_;
    weight += static_cast<float>(factor / (k1 * (1 - b + b * lengths[id] / mean) + 1));
  }
}

void TitleSource::init(Xapian::Database const& database) {
  weights_.assign(columns_.title_lengths().size(), 0.0F);
  found_ = 0;
  at_ = 0;
  for (auto const& word : words_) add(database, word);
  set_maxweight(weights_.empty() ? 0.0 : static_cast<double>(std::ranges::max(weights_)));
}

void TitleSource::advance(std::size_t to) {
  at_ = to;
  while (at_ < weights_.size() && weights_[at_] == 0) ++at_;
}

}  // namespace bifrons::query

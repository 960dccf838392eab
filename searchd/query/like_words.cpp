// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the lists of each like word for the few articles in question.
#include "searchd/query/like_words.hpp"

#include <algorithm>
#include <chrono>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {

void LikeWords::add(std::vector<std::string> const& stems) {
  in_article_.resize(in_article_.size() + ids_.size());
  in_title_.resize(in_article_.size());
  times_.resize(in_article_.size());
  for (auto const& stem : stems) {
    auto const list = columns_.near_stems().of(stem);
    for (auto const& near : *list) {
      if (std::ranges::find(stems, near.stem) != stems.end()) continue;
      if (raise(in_article_, schema::term(schema::stem_prefix, near.stem), near.likeness, true))
        (void)raise(in_title_, schema::term(schema::title_stem_prefix, near.stem), near.likeness, false);
    }
  }
}

/// For the last word, in the articles with the term; whether there is one.
bool LikeWords::raise(std::vector<double>& to, std::string const& term, double likeness, bool counted) {
  Reading reading{std::chrono::steady_clock::time_point::max()};
  auto const found = columns_.lists().among(term, ids_, reading);
  auto const first = to.size() - ids_.size();
  auto at = ids_.begin();
  for (std::size_t i = 0; i < found.ids.size(); ++i) {
    at = std::lower_bound(at, ids_.end(), found.ids[i]);
    auto const entry = first + static_cast<std::size_t>(at - ids_.begin());
    to[entry] = std::max(to[entry], likeness);
    if (counted) times_[entry] += likeness * found.counts[i];
  }
  return !found.ids.empty();
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the lists of each like word for the few articles in question.
#include "searchd/query/like_words.hpp"

#include <algorithm>
#include <chrono>
#include <span>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {

void LikeWords::add(std::vector<std::string> const& stems) {
  in_article_.resize(in_article_.size() + ids_.size());
  in_title_.resize(in_article_.size());
  for (auto const& stem : stems) {
    auto const list = columns_.near_stems().of(stem);
    for (auto const& near : *list) {
      if (std::ranges::find(stems, near.stem) != stems.end()) continue;
      if (raise(in_article_, schema::term(schema::stem_prefix, near.stem), near.likeness))
        (void)raise(in_title_, schema::term(schema::title_stem_prefix, near.stem), near.likeness);
    }
  }
}

/// For the last word, in the articles with the term; whether there is one.
bool LikeWords::raise(std::vector<double>& to, std::string const& term, double likeness) {
  Reading reading{std::chrono::steady_clock::time_point::max()};
  auto const found = columns_.lists().among(term, ids_, reading);
  auto const word = std::span(to).last(ids_.size());
  auto at = ids_.begin();
  for (auto const id : found.ids) {
    at = std::lower_bound(at, ids_.end(), id);
    auto& value = word[static_cast<std::size_t>(at - ids_.begin())];
    value = std::max(value, likeness);
  }
  return !found.ids.empty();
}

}  // namespace bifrons::query

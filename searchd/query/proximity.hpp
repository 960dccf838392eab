// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of the question stand in an article: evidence that re-orders the best matches.
#pragma once

#include <xapian.h>

#include <span>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// How many of the best matches are looked at: the same for every page, so that pages agree.
inline constexpr std::size_t looked_at = 50;

/// What the places of the words are worth in one article, by kind.
struct PlaceEvidence {
  double near = 0;         ///< they are near each other
  double exact = 0;        ///< they stand in the very form asked
  double passage = 0;      ///< many of them meet in one passage
  double lead = 0;         ///< they come early
  double like = 0;         ///< a like word stands in for one missing, or beside it
  double title_share = 0;  ///< they are much of the title
  [[nodiscard]] double sum() const noexcept { return near + exact + passage + lead + like + title_share; }
};

/// Of each article, numbers ascending; all zero where no word tells anything.
[[nodiscard]] std::vector<PlaceEvidence> place_evidence(Xapian::Database const&, Columns&, std::vector<AskedWord> const&, std::span<Xapian::docid const> articles);

/// Adds its evidence to each match's weight. Leaves the matches in the order of their numbers.
void add_proximity(Xapian::Database const&, Columns&, std::vector<AskedWord> const&, std::span<Match> best);

}  // namespace bifrons::query

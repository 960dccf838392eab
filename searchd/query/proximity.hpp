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

/// Adds to each match's weight what the places of the words are worth: that they are near each other, that many of them meet
/// in one passage, that they come early, that they stand in the very form asked, or that a like word stands in for one missing.
/// Leaves the matches in the order of their numbers.
void add_proximity(Xapian::Database const&, Columns&, std::vector<AskedWord> const&, std::span<Match> best);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the question that stand close together in an article: evidence that re-orders the best matches.
#pragma once

#include <xapian.h>

#include <span>
#include <vector>

#include "searchd/query/match.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// How many of the best matches are looked at: the same for every page, so that pages agree.
inline constexpr std::size_t looked_at = 50;

/// Adds to each match's weight what the nearness of the words in its body is worth.
void add_proximity(Xapian::Database const&, std::vector<AskedWord> const&, std::span<Match> best);

}  // namespace bifrons::query

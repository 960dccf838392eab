// SPDX-License-Identifier: GPL-3.0-or-later
// The best articles once more, by their best passages: what the whole of a long post says less clearly than one section of it.
#pragma once

#include <xapian.h>

#include <span>

#include "searchd/query/match.hpp"
#include "searchd/query/passage.hpp"

namespace bifrons::query {

inline constexpr std::size_t most_read_for_passages = 100;  ///< articles whose text is read for one answer

/// Adds to each match the weight of its best passage and puts them in order anew. Articles that cannot be read keep their weight;
/// past the deadline all are left as they were, and false is given.
bool reorder_by_passages(Xapian::Database const&, PassageFinder&, std::span<Match> best, Deadline);

}  // namespace bifrons::query

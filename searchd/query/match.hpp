// SPDX-License-Identifier: GPL-3.0-or-later
// Running a query: every match with its weight, copies folded, put in order.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

using Deadline = std::chrono::steady_clock::time_point;

struct Match {
  Xapian::docid id = 0;
  double weight = 0;
  std::uint32_t copies = 0;  ///< other matches folded under this one
  bool looked_at = false;    ///< weight holds what the places of the words are worth
  std::uint32_t grouped = 0; ///< matches of its group that are held back behind it
};

struct Matches {
  std::vector<Match> all;
  bool partial = false;  ///< the deadline came first
};

/// Thrown by what runs inside a match when time is up; never leaves find_all.
struct TimeIsUp {};

/// Every match. ranked: by BM25; else all weigh 0.
[[nodiscard]] Matches find_all(Xapian::Database const&, Xapian::Query const&, bool ranked, Deadline);

/// The best alone, in order: cheaper, as the index may pass over what cannot be among them.
[[nodiscard]] Matches find_best(Xapian::Database const&, Xapian::Query const&, std::uint32_t limit);

/// Copies of one post as one match, at the best one's weight: the original is the one that names no other place of first
/// publication, then the earliest dated (undated last), then the longest.
void fold_copies(std::vector<Match>&, Columns&);

/// Puts the first wanted matches in order; the rest stays behind them in any.
void put_in_order(std::vector<Match>&, Sort, std::size_t wanted, Columns&);

/// The BM25 that all of ranking uses.
[[nodiscard]] Xapian::BM25Weight ranking_weight();

}  // namespace bifrons::query

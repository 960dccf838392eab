// SPDX-License-Identifier: GPL-3.0-or-later
// The constants and the term weight of BM25, as Xapian's BM25Weight has them, for all that adds to one score.
#pragma once

#include <cmath>

namespace bifrons::query {

inline constexpr double bm25_k1 = 1.6, bm25_b = 0.75, bm25_least_norm = 0.001;

/// What a length, as a multiple of the mean one, divides frequencies by; times k1.
[[nodiscard]] inline double bm25_norm(double relative) noexcept { return 1 - bm25_b + bm25_b * relative; }

/// The weight that Xapian's BM25 gives a term by its frequency, with k3 = 1.
[[nodiscard]] inline double term_weight(double articles, double with_term, unsigned times) noexcept {
  auto odds = (articles - with_term + 0.5) / (with_term + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // Xapian's floor: no word counts against an article
  return std::log(odds) * 2.0 * times / (1.0 + times);
}

}  // namespace bifrons::query

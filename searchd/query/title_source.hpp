// SPDX-License-Identifier: GPL-3.0-or-later
// The title as a field with a length of its own: what Xapian's weights, which see one length a document, cannot say.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/hit_set.hpp"

namespace bifrons::query {

/// The title terms of one word of the question, how often it was asked, and its share of a word's weight.
struct TitleWord {
  std::vector<std::string> terms;
  unsigned times = 1;
  double share = 1;
};

/// Adds to each hit the BM25 weight of its title, scaled.
void add_title_weights(Xapian::Database const&, Columns&, std::vector<TitleWord> const&, double scale, HitSet& hits);

/// The weight that Xapian's BM25 gives a term by its frequency, with k3 = 1.
[[nodiscard]] double term_weight(double articles, double with_term, unsigned times);

}  // namespace bifrons::query

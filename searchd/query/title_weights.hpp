// SPDX-License-Identifier: GPL-3.0-or-later
// The title as a field with a length of its own: what Xapian's weights, which see one length a document, cannot say.
#pragma once

#include <xapian.h>

#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/hit_set.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// Adds to each hit the BM25 weight of the question's words in its title, by the title's own length.
void add_title_weights(Xapian::Database const&, Columns&, std::vector<AskedWord> const&, HitSet& hits);

}  // namespace bifrons::query

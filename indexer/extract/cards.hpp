// SPDX-License-Identifier: GPL-3.0-or-later
// Teasers give themselves away by repetition: many siblings of one make, each a linked title and a line or two.
#pragma once

#include <vector>

#include "indexer/extract/weights.hpp"

namespace bifrons::extract {

/// Marks the blocks of such siblings as furniture, never in spared, the container that names itself as the body
/// (npos: none). before: sums over the unmarked page.
void mark_cards(PageTree const& page, NodeId spared, std::vector<Weight> const& before, Marks& marks);

}  // namespace bifrons::extract

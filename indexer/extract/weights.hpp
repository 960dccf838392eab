// SPDX-License-Identifier: GPL-3.0-or-later
// How much like running text each block is, and the sums of that over the tree.
#pragma once

#include <vector>

#include "indexer/extract/content.hpp"
#include "indexer/extract/page.hpp"

namespace bifrons::extract {

/// Of one subtree: characters that speak for running text and against it.
struct Weight {
  double good = 0, bad = 0;
};

/// Above 0 for running text, below for links and labels; in characters.
[[nodiscard]] double block_weight(Block const& block);

/// A block that by itself shows that an article is here: a paragraph of some length with few links.
[[nodiscard]] bool is_prose(Block const& block);

/// A line under the title that says what the text is about, often without a full stop.
[[nodiscard]] bool is_standfirst(Block const& block);

/// For each node the sums over the blocks that begin in it and have the role outside or body.
[[nodiscard]] std::vector<Weight> sum_weights(PageTree const& page, Marks const& marks);

}  // namespace bifrons::extract

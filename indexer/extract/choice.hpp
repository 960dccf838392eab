// SPDX-License-Identifier: GPL-3.0-or-later
// Second reading: the container that holds the article.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/weights.hpp"

namespace bifrons::extract {

/// How surely an element says that it is the article: 4 by microdata, 3 by its name, 2 an article, 1 main; 0 where it does not.
[[nodiscard]] int container_rank(PageTree const& page, std::vector<std::uint8_t> const& groups, NodeId i);

/// The element that holds the article, by two families of candidates: names and elements that say so, and sums of running text.
[[nodiscard]] NodeId choose_container(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& sums);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Second reading: the container that holds the article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/weights.hpp"

namespace bifrons::extract {

/// How surely an element says that it is the article: 4 by microdata, 3 by its name, 2 an article, 1 main; 0 where it does not.
[[nodiscard]] int container_rank(PageTree const& page, std::vector<std::uint8_t> const& groups, NodeId i);

/// The block that is the page's own heading, by the title that the page shows; as many as the page has blocks where none is.
[[nodiscard]] std::size_t find_heading(PageTree const& page, std::string_view title);

/// The element that holds the article, by two families of candidates: names and elements that say so, and sums of running text.
/// heading: of find_heading; an article that holds it may be small beside the rest of the page.
[[nodiscard]] NodeId choose_container(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& sums, std::size_t heading);

}  // namespace bifrons::extract

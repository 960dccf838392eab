// SPDX-License-Identifier: GPL-3.0-or-later
// The extraction with a look at its inner state, for those who explain it. Inside the room only.
#pragma once

#include <functional>

#include "indexer/extract/content.hpp"
#include "indexer/extract/extract.hpp"

namespace bifrons::extract {

/// Is shown the tree and the role of each block before they are let go.
using Observer = std::function<void(PageTree const&, Content const&)>;

/// As extract().
[[nodiscard]] Result<Extraction> read_observed(Page const&, Observer const&);

}  // namespace bifrons::extract

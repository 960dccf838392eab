// SPDX-License-Identifier: GPL-3.0-or-later
// The original page with each block in the colour of its role. Inside the room only.
#pragma once

#include <string>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// A whole HTML page: the original's elements without attributes, scripts, styles, pictures and addresses; text that the
/// original hides stands in grey. Reasons are shown when the pointer or the keyboard rests on a block.
[[nodiscard]] std::string coloured_page(PageTree const& page, Content const& content);

}  // namespace bifrons::extract

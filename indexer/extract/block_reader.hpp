// SPDX-License-Identifier: GPL-3.0-or-later
// The page's visible text cut into blocks: paragraphs, headings, list items, table rows, quotes, code.
#pragma once

#include <vector>

namespace bifrons::extract {

class PageTree;
struct Block;

/// In document order, none empty. Cells of a data table's row stand in one block, parted by " | ".
[[nodiscard]] std::vector<Block> read_blocks(PageTree const& page);

}  // namespace bifrons::extract

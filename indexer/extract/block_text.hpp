// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks written out as the article's plain text.
#pragma once

#include <string>

namespace bifrons::extract {

struct Block;

/// Appends the block, a blank line before it where out holds text.
void append_block(std::string& out, Block const& block);

}  // namespace bifrons::extract

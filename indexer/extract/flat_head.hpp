// SPDX-License-Identifier: GPL-3.0-or-later
// The lines before the text: which is the title, which are the page's own, which belong to the text.
#pragma once

#include "indexer/extract/flat_facts.hpp"

namespace bifrons::extract {

/// Marks what is above the title, the title, and names and days below it; the index of the title, lines.size() where none is.
/// from_web: furniture was found, so that other short lines before the text are furniture too.
std::size_t mark_head(std::vector<FlatLine>& lines, std::vector<FlatFacts> const& facts, bool titled, bool from_web);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines of a text without markup are the article: by what they say and where they stand, since nothing else is left.
#pragma once

#include "indexer/extract/flat_lines.hpp"

namespace bifrons::extract {

/// Marks every line that has no mark yet and tells headings from labels. Gives the index of the title's line, lines.size() where none is.
/// titled: the title is known from elsewhere.
std::size_t mark_roles(std::vector<FlatLine>& lines, bool titled);

}  // namespace bifrons::extract

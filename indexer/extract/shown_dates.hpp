// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that the page shows its reader, each with what its label or its element's name says of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/metadata.hpp"
#include "indexer/extract/written_date.hpp"

namespace bifrons::extract {

/// One date in the page's sight. distance: blocks from the title, or from the body's end where that is nearer.
struct ShownDate {
  std::string iso;
  DateLabel label = DateLabel::none;
  std::size_t distance = 0;
};

/// Where the post stands, by numbers of blocks: its title (the heading of the first level that is next above it; else its
/// first block), its first and its last. first is size_t(-1) where there is no body.
struct Stretch {
  std::size_t title, first, last;
};
[[nodiscard]] Stretch stretch_of(PageTree const& page, Content const& content);

/// Of elements that are named after dates ("post-date", "dateline", "updatedAt") near the title or the end of the body, in
/// document order; nothing of comments, teasers and side columns. lang: the page's, "" where unknown.
[[nodiscard]] std::vector<ShownDate> shown_dates(Sources const& sources, Content const& content, std::string_view lang);

}  // namespace bifrons::extract

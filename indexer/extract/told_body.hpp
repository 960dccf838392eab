// SPDX-License-Identifier: GPL-3.0-or-later
// The article's text as JSON-LD tells it, found again among the page's blocks: it says exactly which of them are the body.
#pragma once

#include <string_view>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// What runs on after the last block told there leaves the body; where the body missed nearly all of them, they are the body.
/// Nothing happens where body tells only a part of the page's text. The first 200 kB of body count.
void follow_told_body(PageTree const& page, std::string_view body, Content& content);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an element speaks of the page's own article or of comments and other pages.
#pragma once

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// Among comments, menus, or lists of other pages. Elements around the body never are.
[[nodiscard]] bool is_elsewhere(PageTree const& page, Content const& content, NodeId i);

}  // namespace bifrons::extract

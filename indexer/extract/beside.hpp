// SPDX-License-Identifier: GPL-3.0-or-later
// What stands next to the body and was left out of it: evidence for other pages of the site, where the same line slipped in.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// Lines of at most 300 octets that are no links, the nearest before and after the body, a few of each.
[[nodiscard]] std::vector<std::string> lines_beside(PageTree const&, Content const&);

}  // namespace bifrons::extract

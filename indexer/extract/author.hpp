// SPDX-License-Identifier: GPL-3.0-or-later
// The article's author as the page names him or her.
#pragma once

#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

[[nodiscard]] Signal read_author(Sources const& sources, Content const& content);

}  // namespace bifrons::extract

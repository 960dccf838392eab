// SPDX-License-Identifier: GPL-3.0-or-later
// Third reading, inside the container: sections that announce themselves, link lists, what stands before and after the text.
#pragma once

#include <vector>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// Changes the roles of body blocks in content.root that are not the article after all.
/// named: the container says itself that it is the body, so that short lines in it are not labels.
void trim_edges(PageTree const& page, Hints const& hints, bool named, Content& content);

}  // namespace bifrons::extract

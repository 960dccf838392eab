// SPDX-License-Identifier: GPL-3.0-or-later
// Third reading's end: what runs on after the body in other elements than the body's own.
#pragma once

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// Blocks of the body become furniture from where the body's own elements have ended.
void trim_tails(PageTree const& page, Content& content);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page is an article, a list of others, or neither.
#pragma once

#include "indexer/extract/content.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/extract/json_ld.hpp"
#include "indexer/extract/meta_tags.hpp"

namespace bifrons::extract {

[[nodiscard]] PageKind judge_kind(PageTree const& page, MetaTags const& meta, JsonLd const& json_ld, Content const& content, std::string_view url);

}  // namespace bifrons::extract

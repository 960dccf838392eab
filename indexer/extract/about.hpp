// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself beside its article: its site, summary, licence and picture.
#pragma once

#include <string_view>

#include "indexer/extract/extract.hpp"
#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

/// base: as base_address gives it.
[[nodiscard]] About read_about(Sources const& sources, Content const& content, std::string_view base);

}  // namespace bifrons::extract

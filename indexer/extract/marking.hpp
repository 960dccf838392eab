// SPDX-License-Identifier: GPL-3.0-or-later
// First reading: what is furniture or comments by its element, role, class or heading, wherever it stands.
#pragma once

#include <vector>

#include "indexer/extract/content.hpp"
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {

/// How much a marking pass may take for furniture.
enum class Severity : unsigned char { full, strong_only, elements_only };

/// The groups of furniture_names.txt for each node, from class and id.
[[nodiscard]] std::vector<std::uint8_t> read_name_groups(PageTree const& page);

/// Dialogs, notices of cookies and readers' comments, which may hold more running text than the article beside them; the rest stays outside.
[[nodiscard]] Marks mark_overlays(PageTree const& page, std::vector<std::uint8_t> const& groups);

/// Roles furniture and comment; the rest stays outside. before: sums over the unmarked page.
/// spared and what holds it are never marked by name; npos: none.
[[nodiscard]] Marks mark_furniture(PageTree const& page, std::vector<std::uint8_t> const& groups,
                                               std::vector<Weight> const& before, Severity severity, NodeId spared);

}  // namespace bifrons::extract

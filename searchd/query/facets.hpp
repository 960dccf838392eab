// SPDX-License-Identifier: GPL-3.0-or-later
// Exact counts of a field's values over all matches.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

/// The label of a topic's id.
using TopicLabel = std::function<std::string(std::string const& id)>;

/// bad_input where there is no such facet.
[[nodiscard]] Result<Facet> count_facet(std::string_view name, std::vector<Match> const&, std::uint32_t most, Columns&, TopicLabel const&);

/// The English name of a language ("fi": "Finnish"); the code itself where it is unknown.
[[nodiscard]] std::string language_name(std::string const& code);

}  // namespace bifrons::query

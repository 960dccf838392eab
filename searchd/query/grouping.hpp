// SPDX-License-Identifier: GPL-3.0-or-later
// At most some hits of one site (or language, author, year), so that one of many posts does not fill the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "searchd/query/columns.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

/// "site" or "site:3". bad_input says what can stand there.
[[nodiscard]] Result<Grouping> parse_grouping(std::string_view typed);

/// Leaves the first of each group, in order; the last that is left of a group says how many more it has.
void hold_back(std::vector<Match>& in_order, Grouping const&, Columns&);

/// The value that a match is grouped by: of several, the first; "" where it has none.
[[nodiscard]] std::string group_value(Match const&, Grouping const&, Columns&);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows an answer without ranking it: exact fields, dates, and a request's filters.
#pragma once

#include <string_view>

#include "corpus/base/result.hpp"
#include "corpus/text/analyzer.hpp"
#include "searchd/query/plan.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

/// Articles whose field (of kind exact, names or url) has the value; of weight 0.
[[nodiscard]] Plan has_value(text::Analyzer&, std::string_view field, std::string_view value);

/// Articles whose whole possible interval lies within; ISO dates, both inclusive, empty = open.
[[nodiscard]] Plan within_dates(std::string_view from, std::string_view to);

/// Filters and dates of a request, everything() where there are none. bad_input names what cannot be a filter or a date.
[[nodiscard]] Result<Plan> restriction(Request const&);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The values of date:, after: and before: as a range of days.
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/base/result.hpp"
#include "searchd/query/expr.hpp"

namespace bifrons::query {

/// field: "date" (one date, or FROM..TO with either side open), "after" or "before" (both without the named days).
/// bad_input names the column.
[[nodiscard]] Result<Dates> read_dates(std::string_view field, std::string_view value, std::size_t column);

}  // namespace bifrons::query

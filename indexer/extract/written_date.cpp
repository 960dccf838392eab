// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in running text are cited days, so only lines made of little else count.
#include "indexer/extract/written_date.hpp"

namespace bifrons::extract {

std::string written_date(std::string_view, std::string_view) { return {}; }
std::string dominant_date(std::string_view, std::string_view) { return {}; }

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people write them: the extractor's way to the dates room.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::extract {

/// The one date that the text is, as ISO 8601; "" where it is none or ambiguous.
[[nodiscard]] std::string written_date(std::string_view text, std::string_view lang);

/// The first date in a line whose words are mostly the date ("Posted on May 3, 2009 by Jane"); "" where there is none.
[[nodiscard]] std::string dominant_date(std::string_view line, std::string_view lang);

}  // namespace bifrons::extract

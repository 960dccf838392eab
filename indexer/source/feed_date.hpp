// SPDX-License-Identifier: GPL-3.0-or-later
// The one door from a feed's or sitemap's date to ISO 8601.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::source {

/// A date as feeds write them, in UTC ("2024-01-15T07:30:00Z"); only as exact as written; "" where it is none.
[[nodiscard]] std::string feed_date(std::string_view written);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as exports, front matter and plain files write them, as ISO 8601; what is none stays unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrons::import {

/// "2024-01-15 07:30:00 +0200", "2024-01-15T07:30Z", "2024-01", "Mon, 15 Jan 2024 07:30:00 +0000", "15.1.2024": as exact as
/// written, a zone kept. utc: a time without a zone is one in UTC. "" where text is no date.
[[nodiscard]] std::string given_date(std::string_view text, bool utc = false);

/// Seconds, milliseconds or microseconds since 1970, told apart by size; "" where out of all reason.
[[nodiscard]] std::string date_of_epoch(std::int64_t count);

}  // namespace bifrons::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as exact as they are known: an ISO 8601 prefix and the days it may mean.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifrons {

/// The days that a partial date may mean, both inclusive, as YYYYMMDD numbers: "2009-10" is 20091001 to 20091031.
struct DayInterval {
  std::uint32_t first = 0, last = 0;
  bool operator==(DayInterval const&) const = default;
};

/// Of an ISO 8601 date: "2009", "2009-10", "2009-10-09", or one with a time and zone (the zone's own calendar day counts).
/// Absent where the text is none, or names no real day (2009-02-30). Years 1000 to 9999.
[[nodiscard]] std::optional<DayInterval> day_interval(std::string_view iso);

/// A time in UTC as "2009-10-09T12:00:00Z".
[[nodiscard]] std::string iso_time(std::chrono::sys_seconds);
/// Now, in that form.
[[nodiscard]] std::string iso_now();

}  // namespace bifrons

// SPDX-License-Identifier: GPL-3.0-or-later
// A date as far as it is known, and the calendar that says which are real.
#pragma once

#include <optional>
#include <string>

namespace bifrons::dates {

/// month and day are 0 and hour is -1 where unknown; zone is in minutes east of UTC. Hour 24 is the end of the day.
struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = 0;
  std::optional<int> zone;
};

/// Whether the calendar has it: month, day, hour, minute, second and zone within their bounds.
[[nodiscard]] bool is_real(Moment const& moment);

/// Hour 24 becomes the next day's 0.
[[nodiscard]] std::string iso_text(Moment const& moment);
[[nodiscard]] std::string utc_text(Moment const& moment);

/// The day that lies days before (or, negative, after) moment's, without a time.
[[nodiscard]] Moment days_before(Moment const& moment, int days);

/// The nth day of a year.
[[nodiscard]] std::optional<Moment> ordinal_day(int year, int nth);

}  // namespace bifrons::dates

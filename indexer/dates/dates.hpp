// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as feeds, meta tags and people write them, as exact as they are known and no exacter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::dates {

/// What stands around a date: lang settles 3/4/2011 (BCP 47; "fi" and "ru" write the day first, "en" alone settles nothing,
/// "en-us" and "en-gb" do), fetched (ISO date) is the day on which "yesterday" was read: without it that is no date.
struct DateOptions {
  std::string_view lang = {};
  std::string_view fetched = {};
};

/// The whole of text as an ISO 8601 date: "2009", "2009-10", "2009-10-07", "2009-10-07T14:00:00", "2009-10-07T14:00:00+03:00".
/// Absent where it is no date, says more than a date, has no year, or may be two days. Text over 256 bytes is none.
[[nodiscard]] std::optional<std::string> parse_date(std::string_view text, DateOptions options = {});

/// A date inside a longer text, ISO 8601 as above, at least to the month.
struct FoundDate {
  Span span;
  std::string iso;
};

/// The dates in text, ascending, apart. Linear time.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text, DateOptions options = {});

/// An ISO date of this room as "YYYY-MM-DDTHH:MM:SSZ": without a zone it counts as UTC, without a day as the first. Absent
/// where iso is none.
[[nodiscard]] std::optional<std::string> to_utc(std::string_view iso);

}  // namespace bifrons::dates

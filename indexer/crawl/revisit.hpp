// SPDX-License-Identifier: GPL-3.0-or-later
// When a page is to be asked for again: often where it changes, seldom where it never does.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/state.hpp"

namespace bifrons::crawl {

struct RevisitRules {
  std::chrono::seconds shortest = std::chrono::hours(1), longest = std::chrono::days(30);
};
/// The longest interval where no feed and no sitemap tells of a change.
inline constexpr std::chrono::seconds longest_untold = std::chrono::days(7);

/// What an answer says for the next one.
struct Visit {
  std::chrono::sys_seconds at;
  bool changed = false;          ///< since the last answer; of no meaning for a first one
  bool told = false;             ///< a feed or a sitemap would tell of a change
  std::string_view published{};  ///< of its article, as exact as known
};

/// The time of the next question as ISO 8601, "" for the next run. row: as it was before the answer, but for its role.
/// The interval before doubles where nothing changed and is halved where something did; an old post starts with a long one.
[[nodiscard]] std::string next_due(source::PageRow const& row, Visit const&, RevisitRules const&);

/// After a try that failed: the next run once, then later and later. row.tries counts this one.
[[nodiscard]] std::string next_try(source::PageRow const& row, std::chrono::sys_seconds now, RevisitRules const&);

/// "2009-10-09T12:00:00Z"; absent for any other form.
[[nodiscard]] std::optional<std::chrono::sys_seconds> time_of(std::string_view iso);

/// A date names a later day than a time in the state does.
[[nodiscard]] bool is_later_day(std::string_view date, std::string_view time);

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals are not stored: they lie between the last answer and the time that is due.
#include "indexer/crawl/revisit.hpp"

#include <algorithm>
#include <charconv>

#include "corpus/article/date.hpp"
#include "indexer/crawl/scope.hpp"

namespace bifrons::crawl {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::chrono::sys_days day_of(std::uint32_t number) {
  return std::chrono::year(static_cast<int>(number / 10'000)) / std::chrono::month(number / 100 % 100) / std::chrono::day(number % 100);
}

/// A list far down (old months, rare tags) changes seldom; the first ones name what is new.
seconds first_of_list(source::PageRow const& row, seconds shortest) {
  auto const parts = url::parse(row.url);
  bool const first = row.depth <= 1 && !(parts && is_paging_address(*parts));
  return first ? shortest : days(1);
}

/// A tenth of its age: who writes corrections does so soon.
seconds first_of_article(Visit const& visit) {
  auto const day = day_interval(visit.published);
  if (!day) return days(7);
  return std::max<seconds>((visit.at - day_of(day->last)) / 10, days(1));
}

seconds first_interval(source::PageRow const& row, Visit const& visit, RevisitRules const& rules) {
  switch (row.role) {
    case source::PageRole::article: return first_of_article(visit);
    case source::PageRole::feed: return days(1);
    case source::PageRole::list: return first_of_list(row, rules.shortest);
    default: return days(7);
  }
}

}  // namespace

std::optional<sys_seconds> time_of(std::string_view iso) {
  auto const day = day_interval(iso.substr(0, 10));
  if (iso.size() != 20 || !day || day->first != day->last || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z') return std::nullopt;
  auto const hour = digits(iso.substr(11, 2)), minute = digits(iso.substr(14, 2)), second = digits(iso.substr(17, 2));
  if (!hour || !minute || !second) return std::nullopt;
  return day_of(day->first) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + seconds(*second);
}

std::string next_due(source::PageRow const& row, Visit const& visit, RevisitRules const& rules) {
  bool const head = row.role == source::PageRole::feed && row.depth == 0;  // its further pages hold what is old
  if (head || row.role == source::PageRole::sitemap) return {};
  auto const before = time_of(row.fetched), due = time_of(row.next_due);
  auto interval = before && due ? std::max<seconds>(*due - *before, seconds(1)) : first_interval(row, visit, rules);
  if (before && due) interval = visit.changed ? interval / 2 : interval * 2;
  auto const longest = visit.told ? rules.longest : std::min(rules.longest, longest_untold);
  return iso_time(visit.at + std::clamp(interval, std::min(rules.shortest, longest), longest));
}

std::string next_try(source::PageRow const& row, sys_seconds now, RevisitRules const& rules) {
  constexpr int most_doublings = 7;
  if (row.tries <= 1) return {};
  return iso_time(now + std::min<seconds>(rules.shortest * (1 << std::min(row.tries - 2, most_doublings)), rules.longest));
}

bool is_later_day(std::string_view date, std::string_view time) {
  auto const day = day_interval(date), then = day_interval(time);
  return day && then && day->first > then->last;
}

}  // namespace bifrons::crawl

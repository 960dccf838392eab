// SPDX-License-Identifier: GPL-3.0-or-later
// Reads dates in queries; a malformed one is an error with its place.
#include "searchd/query/date_field.hpp"

#include <chrono>
#include <cstdio>

#include "corpus/article/date.hpp"

namespace bifrons::query {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days day_of(std::uint32_t number) {
  return sys_days{year_month_day{std::chrono::year(static_cast<int>(number / 10'000)), std::chrono::month(number / 100 % 100), std::chrono::day(number % 100)}};
}

std::string iso_day(sys_days time) {
  year_month_day const date{time};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

tl::unexpected<Error> no_date(std::string_view field, std::string_view value, std::size_t column) {
  return failure(ErrorCode::bad_input, "column " + std::to_string(column) + ": \"" + std::string(field) + ":" + std::string(value) + "\" holds no date",
                 "write a year, a month or a day: " + std::string(field) + ":2009, " + std::string(field) + ":2009-10 or " + std::string(field) + ":2009-10-09" + (field == "date" ? ", or a range: date:2009..2012" : ""));
}

Result<Dates> read_range(std::string_view value, std::size_t split, std::size_t column) {
  auto const from = value.substr(0, split), to = value.substr(split + 2);
  auto const first = day_interval(from), last = day_interval(to);
  if ((from.empty() && to.empty()) || (!from.empty() && !first) || (!to.empty() && !last)) return no_date("date", value, column);
  if (first && last && first->first > last->last)
    return failure(ErrorCode::bad_input, "column " + std::to_string(column) + ": the range " + std::string(value) + " ends before it begins", "write date:" + std::string(to) + ".." + std::string(from));
  return Dates{std::string(from), std::string(to)};
}

}  // namespace

Result<Dates> read_dates(std::string_view field, std::string_view value, std::size_t column) {
  if (auto const split = value.find(".."); field == "date" && split != std::string_view::npos) return read_range(value, split, column);
  auto const interval = day_interval(value);
  if (!interval) return no_date(field, value, column);
  if (field == "after") return Dates{iso_day(day_of(interval->last) + days{1}), {}};
  if (field == "before") return Dates{{}, iso_day(day_of(interval->first) - days{1})};
  return Dates{std::string(value), std::string(value)};
}

}  // namespace bifrons::query

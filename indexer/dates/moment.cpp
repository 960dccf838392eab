// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar arithmetic over std::chrono's days.
#include "indexer/dates/moment.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace bifrons::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::chrono::year_month_day ymd_of(Moment const& moment) {
  return std::chrono::year(moment.year) / (moment.month == 0 ? 1 : moment.month) / (moment.day == 0 ? 1 : moment.day);
}

Moment moment_of(sys_days day) {
  std::chrono::year_month_day const ymd(day);
  Moment moment;
  moment.year = static_cast<int>(ymd.year());
  moment.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  moment.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  return moment;
}

/// moment with minutes added to its time.
Moment moved(Moment const& moment, int minutes) {
  int const total = moment.hour * 60 + moment.minute + minutes;
  int const day_shift = total >= 0 ? total / 1440 : -((1439 - total) / 1440);
  Moment out = moment_of(sys_days(ymd_of(moment)) + days(day_shift));
  int const of_day = total - day_shift * 1440;
  out.hour = of_day / 60;
  out.minute = of_day % 60;
  out.second = moment.second;
  out.zone = moment.zone;
  return out;
}

template <class... Numbers>
std::string printed(char const* format, Numbers... numbers) {
  char buffer[64];
  int const length = std::snprintf(buffer, sizeof buffer, format, numbers...);
  return {buffer, static_cast<std::size_t>(length)};
}

}  // namespace

bool is_real(Moment const& moment) {
  if (moment.year < 1 || moment.year > 9999 || !ymd_of(moment).ok()) return false;
  if (moment.zone && std::abs(*moment.zone) > 15 * 60) return false;
  if (moment.hour < 0) return true;
  if (moment.hour == 24) return moment.minute == 0 && moment.second == 0;
  return moment.hour < 24 && moment.minute >= 0 && moment.minute < 60 && moment.second >= 0 && moment.second < 60;
}

std::string iso_text(Moment const& moment) {
  if (moment.month == 0) return printed("%04d", moment.year);
  if (moment.day == 0) return printed("%04d-%02d", moment.year, moment.month);
  if (moment.hour < 0) return printed("%04d-%02d-%02d", moment.year, moment.month, moment.day);
  Moment const m = moved(moment, 0);
  std::string out = printed("%04d-%02d-%02dT%02d:%02d:%02d", m.year, m.month, m.day, m.hour, m.minute, m.second);
  if (!m.zone) return out;
  if (*m.zone == 0) return out + "Z";
  return out + printed("%c%02d:%02d", *m.zone < 0 ? '-' : '+', std::abs(*m.zone) / 60, std::abs(*m.zone) % 60);
}

std::string utc_text(Moment const& moment) {
  Moment start = moment;
  if (start.hour < 0) start.hour = 0;
  Moment const m = moved(start, -moment.zone.value_or(0));
  return printed("%04d-%02d-%02dT%02d:%02d:%02dZ", m.year, m.month, m.day, m.hour, m.minute, m.second);
}

Moment days_before(Moment const& moment, int count) { return moment_of(sys_days(ymd_of(moment)) - days(count)); }

std::optional<Moment> ordinal_day(int year, int nth) {
  bool const is_leap = std::chrono::year(year).is_leap();
  if (nth < 1 || nth > (is_leap ? 366 : 365)) return std::nullopt;
  return moment_of(sys_days(std::chrono::year(year) / 1 / 1) + days(nth - 1));
}

}  // namespace bifrons::dates

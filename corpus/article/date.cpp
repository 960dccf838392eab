// SPDX-License-Identifier: GPL-3.0-or-later
// Partial ISO dates and the days that they may mean.
#include "corpus/article/date.hpp"

#include <chrono>
#include <cstdio>

namespace bifrons {
namespace {

/// The number in text[at, at + digits), or absent where a sign other than a digit stands there.
std::optional<unsigned> digits_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (text.size() < at + digits) return std::nullopt;
  unsigned number = 0;
  for (char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

std::uint32_t day_number(std::chrono::year_month_day day) {
  return static_cast<std::uint32_t>(static_cast<int>(day.year())) * 10'000U + static_cast<unsigned>(day.month()) * 100U +
         static_cast<unsigned>(day.day());
}

/// What may follow a whole day: nothing, or a time.
bool is_time_or_end(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.size() < 6 || (rest[0] != 'T' && rest[0] != ' ')) return false;
  auto const hour = digits_at(rest, 1, 2), minute = digits_at(rest, 4, 2);
  return hour && minute && rest[3] == ':' && *hour <= 24 && *minute < 60;
}

}  // namespace

std::optional<DayInterval> day_interval(std::string_view iso) {
  using namespace std::chrono;
  auto const year_number = digits_at(iso, 0, 4);
  if (!year_number || *year_number < 1000) return std::nullopt;
  year const y{static_cast<int>(*year_number)};
  if (iso.size() == 4) return DayInterval{day_number(y / January / 1), day_number(y / December / 31)};
  auto const month_number = digits_at(iso, 5, 2);
  if (iso[4] != '-' || !month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
  month const m{*month_number};
  if (iso.size() == 7) return DayInterval{day_number(y / m / 1), day_number(year_month_day{y / m / last})};
  auto const day_of_month = digits_at(iso, 8, 2);
  if (iso[7] != '-' || !day_of_month || !is_time_or_end(iso.substr(10))) return std::nullopt;
  year_month_day const whole = y / m / day{*day_of_month};
  if (!whole.ok()) return std::nullopt;
  return DayInterval{day_number(whole), day_number(whole)};
}

std::string iso_now() { return iso_time(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())); }

std::string iso_time(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  auto const day = floor<days>(time);
  year_month_day const date{day};
  hh_mm_ss const clock{time - day};
  std::string out(32, '\0');
  int const written = std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                                    static_cast<int>(clock.seconds().count()));
  out.resize(written > 0 ? static_cast<std::size_t>(written) : 0);
  return out;
}

}  // namespace bifrons

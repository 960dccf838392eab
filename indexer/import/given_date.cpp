// SPDX-License-Identifier: GPL-3.0-or-later
// What programs write is read here, with a zone of its own where they leave it out; what people write, by the room of dates.
#include "indexer/import/given_date.hpp"

#include <chrono>

#include "corpus/article/date.hpp"
#include "indexer/dates/dates.hpp"
#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

/// Takes at most most digits off text; "" where it does not begin with one.
std::string_view take_digits(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  while (n < most && n < text.size() && is_digit(text[n])) ++n;
  std::string_view const digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

bool take(std::string_view& text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(sign.size());
  return true;
}

std::string two(std::string_view digits) { return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits); }

/// "+02:00" of "+0200", "+02:00", "+02", "Z", "GMT"; false where something else stands there.
bool read_zone(std::string_view text, std::string& zone) {
  text = trimmed(text);
  if (text.empty()) return true;
  if (text == "Z" || text == "z" || text == "GMT" || text == "UTC" || text == "UT") return (zone = "Z", true);
  char const sign = text.front();
  if (sign != '+' && sign != '-') return false;
  text.remove_prefix(1);
  std::string_view const hours = take_digits(text, 2);
  take(text, ":");
  std::string_view const minutes = take_digits(text, 2);
  if (hours.size() != 2 || (!minutes.empty() && minutes.size() != 2) || !text.empty()) return false;
  zone = sign + std::string(hours) + ":" + (minutes.empty() ? "00" : std::string(minutes));
  if (zone == "+00:00" || zone == "-00:00") zone = "Z";
  return true;
}

/// "T07:30:00Z" of what follows a day; "" where no time follows; false where it is neither.
bool read_time(std::string_view text, bool utc, std::string& time) {
  if (trimmed(text).empty()) return true;
  if (text.front() != 'T' && text.front() != 't' && text.front() != ' ' && text.front() != ',') return false;
  text = trimmed(text.substr(1));
  std::string_view const hours = take_digits(text, 2);
  if (hours.empty() || !take(text, ":")) return false;
  std::string_view const minutes = take_digits(text, 2);
  if (minutes.size() != 2) return false;
  std::string_view seconds = "00";
  if (take(text, ":")) seconds = take_digits(text, 2);
  if (take(text, ".") || take(text, ",")) static_cast<void>(take_digits(text, 12));
  std::string zone = utc ? "Z" : "";
  if (seconds.size() != 2 || !read_zone(text, zone)) return false;
  time = "T" + two(hours) + ":" + std::string(minutes) + ":" + std::string(seconds) + zone;
  return true;
}

std::string iso_notation(std::string_view text, bool utc) {
  std::string_view const year = take_digits(text, 4);
  if (year.size() != 4) return {};
  std::string day(year);
  char const sign = text.empty() ? '-' : text.front();
  if (text.empty()) return day;
  if ((sign != '-' && sign != '/') || !take(text, std::string_view(&sign, 1))) return {};
  std::string_view const month = take_digits(text, 2);
  if (month.empty()) return {};
  day += "-" + two(month);
  if (text.empty()) return day;
  if (!take(text, std::string_view(&sign, 1))) return {};
  std::string_view const date = take_digits(text, 2);
  std::string time;
  if (date.empty() || !read_time(text, utc, time)) return {};
  return day + "-" + two(date) + time;
}

}  // namespace

std::string given_date(std::string_view text, bool utc) {
  text = trimmed(text);
  if (text.size() > 64) return {};
  if (auto date = iso_notation(text, utc); !date.empty()) return day_interval(date) ? date : std::string();
  return dates::parse_date(text).value_or(std::string());
}

std::string date_of_epoch(std::int64_t count) {
  constexpr std::int64_t year_3000 = 32'503'680'000;
  if (count > year_3000 * 1000) count /= 1'000'000;
  else if (count > year_3000) count /= 1000;
  if (count <= 0 || count > year_3000) return {};
  return iso_time(std::chrono::sys_seconds(std::chrono::seconds(count)));
}

}  // namespace bifrons::import

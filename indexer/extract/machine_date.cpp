// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that need no language: ISO 8601 in its usual spellings, and parts of a path.
#include "corpus/article/date.hpp"
#include "indexer/extract/dating.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// As many digits as asked from at on, or "".
std::string_view digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return {};
  for (std::size_t i = at; i < at + count; ++i)
    if (!digit(text[i])) return {};
  return text.substr(at, count);
}

/// "T12:30:45.000+0200" as "T12:30:45+02:00"; "" where it is no time.
std::string clock(std::string_view text) {
  if (text.empty() || (text.front() != 'T' && text.front() != 't' && text.front() != ' ')) return {};
  text = trimmed(text.substr(1));
  auto const hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  if (hour.empty() || minute.empty() || text[2] != ':' || hour > "23" || minute > "59") return {};
  std::string out = "T" + std::string(hour) + ":" + std::string(minute);
  std::size_t at = 5;
  if (at < text.size() && text[at] == ':' && !digits(text, at + 1, 2).empty()) {
    out += text.substr(at, 3);
    at += 3;
  } else {
    out += ":00";
  }
  if (at < text.size() && (text[at] == '.' || text[at] == ','))
    for (++at; at < text.size() && digit(text[at]);) ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  auto const zone = text.substr(at);
  if (zone.starts_with('Z') || zone.starts_with('z') || zone == "UTC" || zone == "GMT") return out + "Z";
  if (!zone.starts_with('+') && !zone.starts_with('-')) return out;
  auto const hours = digits(zone, 1, 2);
  if (hours.empty()) return out;
  auto minutes = digits(zone, 3, 2);
  if (minutes.empty()) minutes = digits(zone, 4, 2);
  return out + zone.front() + std::string(hours) + ":" + (minutes.empty() ? "00" : std::string(minutes));
}

}  // namespace

std::string machine_date(std::string_view text) {
  text = trimmed(text);
  auto const year = digits(text, 0, 4);
  if (year.empty() || text.size() > 64) return {};
  std::string out(year);
  std::size_t at = 4;
  if (text.size() >= 8 && !digits(text, 4, 4).empty() && (text.size() == 8 || !digit(text[8]))) {
    out += "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2));
    at = 8;
  } else if (at < text.size() && (text[at] == '-' || text[at] == '/' || text[at] == '.') && !digits(text, 5, 2).empty()) {
    out += "-" + std::string(text.substr(5, 2));
    at = 7;
    if (at < text.size() && text[at] == text[4] && !digits(text, 8, 2).empty()) {
      out += "-" + std::string(text.substr(8, 2));
      at = 10;
    }
  } else {
    return {};
  }
  if (at < text.size() && digit(text[at])) return {};
  if (!day_interval(out)) return {};
  return at == 10 || at == 8 ? out + clock(text.substr(at)) : out;
}

std::string url_date(std::string_view url) {
  for (auto at = url.find('/', url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3); at != std::string_view::npos; at = url.find('/', at + 1)) {
    auto const rest = url.substr(at + 1);
    auto const year = digits(rest, 0, 4);
    if (year.empty() || year < "1993" || year > "2099" || rest.size() < 7) continue;
    char const separator = rest[4];
    if (separator != '/' && separator != '-' && separator != '_') continue;
    auto const month_end = rest.find(separator, 5) == std::string_view::npos ? rest.size() : rest.find(separator, 5);
    auto const month = rest.substr(5, month_end - 5);
    if (month.empty() || month.size() > 2 || digits(month, 0, month.size()).empty()) continue;
    std::string out = std::string(year) + "-" + (month.size() == 1 ? "0" : "") + std::string(month);
    auto day = month_end < rest.size() ? rest.substr(month_end + 1) : std::string_view();
    std::size_t width = 0;
    while (width < day.size() && digit(day[width])) ++width;
    day = day.substr(0, width);
    if (!day.empty() && day.size() <= 2)
      if (auto exact = out + "-" + (day.size() == 1 ? "0" : "") + std::string(day); day_interval(exact)) return exact;
    if (day_interval(out)) return out;
  }
  return {};
}

}  // namespace bifrons::extract

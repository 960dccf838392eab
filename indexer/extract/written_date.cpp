// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in running text are cited days, so only lines made of little else count.
#include "indexer/extract/written_date.hpp"

#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {

std::string written_date(std::string_view text, std::string_view lang) {
  text = trimmed(text);
  if (text.empty() || text.size() > 256) return {};
  if (auto whole = dates::parse_date(text, {lang, {}})) return *whole;
  return dominant_date(text, lang);
}

std::string dominant_date(std::string_view line, std::string_view lang) {
  if (line.size() > 400) return {};
  auto const found = dates::find_dates(line, {lang, {}});
  if (found.empty()) return {};
  // What stands beside the date must be a label or a name, not a sentence.
  auto const rest = count_code_points(line) - count_code_points(line.substr(found.front().span.start, found.front().span.end - found.front().span.start));
  auto const before = count_code_points(line.substr(0, found.front().span.start));
  return rest <= 70 && before <= 45 ? found.front().iso : std::string();
}

}  // namespace bifrons::extract

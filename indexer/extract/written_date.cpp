// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in running text are cited days, so only lines made of little else count.
#include "indexer/extract/written_date.hpp"

#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t words_beside = 90, words_before = 60;

bool says_changed(std::string_view before) {
  auto const low = lowered(before.substr(before.size() > 40 ? before.size() - 40 : 0));
  for (std::string_view const word : {"updat", "modif", "edited", "revised", "päivitet", "muokat", "обновл", "измен"})
    if (low.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

LineDates line_dates(std::string_view line, std::string_view lang) {
  LineDates out;
  if (line.size() > 500) return out;
  auto const found = dates::find_dates(line, {lang, {}});
  if (found.empty()) return out;
  std::uint32_t dated = 0;
  for (auto const& date : found) dated += count_code_points(line.substr(date.span.start, date.span.end - date.span.start));
  if (count_code_points(line) - dated > words_beside || count_code_points(line.substr(0, found.front().span.start)) > words_before) return out;
  std::size_t from = 0;
  for (auto const& date : found) {
    auto& field = says_changed(line.substr(from, date.span.start - from)) ? out.modified : out.published;
    if (field.empty()) field = date.iso;
    from = date.span.end;
  }
  return out;
}

std::string written_date(std::string_view text, std::string_view lang) {
  text = trimmed(text);
  if (text.empty() || text.size() > 256) return {};
  if (auto whole = dates::parse_date(text, {lang, {}})) return *whole;
  auto const dates = line_dates(text, lang);
  return dates.published.empty() ? dates.modified : dates.published;
}

}  // namespace bifrons::extract

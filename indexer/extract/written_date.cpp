// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in running text are cited days, so only lines made of little else count.
#include "indexer/extract/written_date.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t words_beside = 90, words_before = 60;

bool has_any(std::string_view text, std::span<std::string_view const> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// "Published on 01/25/26": with its label off, the rest of a short line is a date and nothing else.
std::string labelled_date(std::string_view line, std::string_view lang) {
  constexpr std::size_t longest = 60;
  if (line.size() > longest || date_label(line) == DateLabel::none) return {};
  auto const at = line.find_first_of("0123456789");
  if (at == std::string_view::npos) return {};
  return dates::parse_date(trimmed(line.substr(at)), {lang, {}}).value_or("");
}

}  // namespace

DateLabel date_label(std::string_view before) {
  constexpr std::array<std::string_view, 10> changed{"updat", "modif", "edited", "revised", "reviewed", "päivitet", "muokat", "обновл", "измен", "aktualisiert"};
  constexpr std::array<std::string_view, 7> told{"publi", "posted", "julkaist", "lähetet", "опублик", "размещен", "veröffentlicht"};
  auto const low = lowered(before.substr(before.size() > 40 ? before.size() - 40 : 0));
  if (has_any(low, changed)) return DateLabel::modified;
  return has_any(low, told) ? DateLabel::published : DateLabel::none;
}

LineDates line_dates(std::string_view line, std::string_view lang) {
  LineDates out;
  if (line.size() > 500) return out;
  auto const found = dates::find_dates(line, {lang, {}});
  if (found.empty()) {
    if (auto date = labelled_date(line, lang); !date.empty()) (date_label(line) == DateLabel::modified ? out.modified : out.published) = date;
    return out;
  }
  std::uint32_t dated = 0;
  for (auto const& date : found) dated += count_code_points(line.substr(date.span.start, date.span.end - date.span.start));
  if (count_code_points(line) - dated > words_beside || count_code_points(line.substr(0, found.front().span.start)) > words_before) return out;
  std::size_t from = 0;
  for (auto const& date : found) {
    auto& field = date_label(line.substr(from, date.span.start - from)) == DateLabel::modified ? out.modified : out.published;
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Counts by value number, then names what is shown.
#include "searchd/query/facets.hpp"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

std::optional<std::uint8_t> facet_slot(std::string_view name) {
  if (name == "year") return schema::slot_year;
  auto const* field = schema::find_field(name);
  if (field == nullptr || !field->facet) return std::nullopt;
  return field->slot;
}

std::string label_of(std::string_view facet, std::string const& value, TopicLabel const& topic_label) {
  if (facet == "lang") return language_name(value);
  if (facet == "topic") return topic_label(value);
  return value;
}

}  // namespace

std::string language_name(std::string const& code) {
  if (code == "und") return "Unknown";
  std::array<UChar, 64> name{};
  UErrorCode status = U_ZERO_ERROR;
  auto const length = uloc_getDisplayName(code.c_str(), "en", name.data(), static_cast<std::int32_t>(name.size()), &status);
  if (U_FAILURE(status) || length <= 0) return code;
  std::string out;
  for (std::int32_t i = 0; i < length; ++i) {
    if (name[static_cast<std::size_t>(i)] > 0x7E) return code;
    out.push_back(static_cast<char>(name[static_cast<std::size_t>(i)]));
  }
  return out;
}

Result<Facet> count_facet(std::string_view name, std::vector<Match> const& matches, std::uint32_t most, Columns& columns, TopicLabel const& topic_label) {
  auto const slot = facet_slot(name);
  if (!slot) return failure(ErrorCode::bad_input, "\"" + std::string(name) + "\" is no facet", "facets are topic, lang, site, author, tag and year");
  auto const& column = columns.values(*slot);
  std::vector<std::uint64_t> counts(column.values.size());
  for (auto const& match : matches)
    for (auto i = column.begins[match.id]; i < column.begins[match.id + 1]; ++i) ++counts[column.numbers[i]];
  std::vector<std::uint32_t> found;
  for (std::uint32_t number = 0; number < counts.size(); ++number)
    if (counts[number] > 0) found.push_back(number);
  auto const shown = found.begin() + std::min<std::ptrdiff_t>(most, std::ssize(found));
  std::partial_sort(found.begin(), shown, found.end(), [&](auto a, auto b) { return counts[a] != counts[b] ? counts[a] > counts[b] : column.values[a] < column.values[b]; });
  Facet facet{std::string(name), {}};
  for (auto it = found.begin(); it != shown; ++it) facet.values.push_back({column.values[*it], label_of(name, column.values[*it], topic_label), counts[*it]});
  return facet;
}

}  // namespace bifrons::query

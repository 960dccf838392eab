// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the matches in their order, with a count a value.
#include "searchd/query/grouping.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

constexpr std::uint32_t most_a_group = 100;
constexpr auto group_fields = std::to_array<std::string_view>({"site", "lang", "author", "year"});

std::uint8_t slot_of(std::string_view field) { return field == "year" ? schema::slot_year : schema::find_field(field)->slot; }

std::optional<std::uint32_t> value_number(Match const& match, ValueColumn const& column) {
  auto const begin = column.begins[match.id];
  return begin == column.begins[match.id + 1] ? std::nullopt : std::optional(column.numbers[begin]);
}

}  // namespace

Result<Grouping> parse_grouping(std::string_view typed) {
  auto const colon = std::min(typed.find(':'), typed.size());
  Grouping grouping{std::string(typed.substr(0, colon))};
  if (std::ranges::find(group_fields, grouping.field) == group_fields.end())
    return failure(ErrorCode::bad_input, "hits cannot be grouped by \"" + grouping.field + "\"", "write site, lang, author or year, with a number for more than one hit each: site:3");
  if (colon == typed.size()) return grouping;
  auto const digits = typed.substr(colon + 1);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), grouping.most);
  if (error != std::errc{} || end != digits.data() + digits.size() || grouping.most < 1 || grouping.most > most_a_group)
    return failure(ErrorCode::bad_input, "\"" + std::string(digits) + "\" is no number of hits to show of each " + grouping.field, "write a number from 1 to " + std::to_string(most_a_group) + " as in " + grouping.field + ":3");
  return grouping;
}

void hold_back(std::vector<Match>& in_order, Grouping const& grouping, Columns& columns) {
  auto const& column = columns.values(slot_of(grouping.field));
  struct Seen {
    std::uint32_t shown = 0;
    std::size_t last = 0;  ///< place of the last one shown
  };
  std::vector<Seen> seen(column.values.size());
  std::size_t kept = 0;
  for (auto const& match : in_order) {
    auto const number = value_number(match, column);
    if (number && seen[*number].shown == grouping.most) {
      ++in_order[seen[*number].last].grouped;
      continue;
    }
    if (number) seen[*number] = {seen[*number].shown + 1, kept};
    in_order[kept++] = match;
  }
  in_order.resize(kept);
}

std::string group_value(Match const& match, Grouping const& grouping, Columns& columns) {
  auto const& column = columns.values(slot_of(grouping.field));
  auto const number = value_number(match, column);
  return number ? column.values[*number] : std::string{};
}

}  // namespace bifrons::query

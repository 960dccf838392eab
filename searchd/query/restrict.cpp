// SPDX-License-Identifier: GPL-3.0-or-later
// Boolean terms and date ranges, by the field table.
#include "searchd/query/restrict.hpp"

#include <array>
#include <vector>

#include "corpus/article/date.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/url/url.hpp"

namespace bifrons::query {
namespace {

using schema::Kind;
using schema::term;

/// A filter's value is a whole one: an author's name, not a part of it.
std::string filter_term(schema::Field const& field, std::string_view value) {
  auto const prefix = field.kind == Kind::names ? schema::whole_name_prefix : field.prefix;
  return term(prefix, schema::exact_value(value));
}

Result<Plan> filter_plan(Filter const& filter, std::vector<std::string>& excluded) {
  auto const* field = schema::find_field(filter.field);
  if (field == nullptr || (field->kind != Kind::exact && field->kind != Kind::names))
    return failure(ErrorCode::bad_input, "\"" + filter.field + "\" is no filter", "filters are lang, topic, site, author and tag");
  for (auto const& value : filter.none) excluded.push_back(filter_term(*field, value));
  std::vector<std::string> terms;
  for (auto const& value : filter.any) terms.push_back(filter_term(*field, value));
  return unweighted(terms.empty() ? everything() : holding(std::move(terms)));
}

Result<void> check_date(std::string_view name, std::string const& date) {
  if (date.empty() || day_interval(date)) return {};
  return failure(ErrorCode::bad_input, std::string(name) + ": \"" + date + "\" is no date", "write a year, a month or a day: 2009, 2009-10 or 2009-10-09");
}

}  // namespace

Plan has_value(text::Analyzer& analyzer, std::string_view field, std::string_view value) {
  auto const& row = *schema::find_field(field);
  if (row.kind == Kind::url) return unweighted(holding({term(row.prefix, url::canonical(value).value_or(std::string(value)))}));
  if (row.kind != Kind::names) return unweighted(holding({term(row.prefix, schema::exact_value(value))}));
  Plans words;
  for (auto const& token : analyzer.analyze(value, {})) words.push_back(holding({term(row.prefix, token.word)}));
  return unweighted(all_of(std::move(words)));
}

Plan within_dates(std::string_view from, std::string_view to) {
  auto const first = day_interval(from), last = day_interval(to);
  if (!first && !last) return unweighted(everything());
  Days days;
  if (first) days.first = static_cast<std::uint32_t>(first->first);
  if (last) days.last = static_cast<std::uint32_t>(last->last);
  return within(days);
}

Result<Plan> restriction(Request const& request) {
  Plans parts;
  std::vector<std::string> excluded;
  for (auto const& filter : request.filters) {
    auto plan = filter_plan(filter, excluded);
    if (!plan) return plan;
    if (!filter.any.empty()) parts.push_back(std::move(*plan));
  }
  if (auto ok = check_date("from", request.from); !ok) return tl::unexpected(ok.error());
  if (auto ok = check_date("to", request.to); !ok) return tl::unexpected(ok.error());
  if (!request.from.empty() || !request.to.empty()) parts.push_back(within_dates(request.from, request.to));
  auto out = parts.empty() ? everything() : unweighted(all_of(std::move(parts)));
  return excluded.empty() ? out : but_not(std::move(out), holding(std::move(excluded)));
}

}  // namespace bifrons::query

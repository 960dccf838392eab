// SPDX-License-Identifier: GPL-3.0-or-later
// Boolean terms and date ranges, by the field table.
#include "searchd/query/restrict.hpp"

#include <array>
#include <vector>

#include "corpus/article/date.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/url/url.hpp"
#include "searchd/query/everything.hpp"

namespace bifrons::query {
namespace {

using Xapian::Query;
using schema::Kind;
using schema::term;

Query unweighted(Query const& query) { return {0.0, query}; }

/// A filter's value is a whole one: an author's name, not a part of it.
std::string filter_term(schema::Field const& field, std::string_view value) {
  auto const prefix = field.kind == Kind::names ? schema::whole_name_prefix : field.prefix;
  return term(prefix, schema::exact_value(value));
}

Result<Query> filter_query(Filter const& filter, std::vector<Query>& excluded) {
  auto const* field = schema::find_field(filter.field);
  if (field == nullptr || (field->kind != Kind::exact && field->kind != Kind::names))
    return failure(ErrorCode::bad_input, "\"" + filter.field + "\" is no filter", "filters are lang, topic, site, author and tag");
  for (auto const& value : filter.none) excluded.emplace_back(filter_term(*field, value));
  std::vector<Query> terms;
  for (auto const& value : filter.any) terms.emplace_back(filter_term(*field, value));
  return terms.empty() ? everything() : Query(Query::OP_OR, terms.begin(), terms.end());
}

Result<void> check_date(std::string_view name, std::string const& date) {
  if (date.empty() || day_interval(date)) return {};
  return failure(ErrorCode::bad_input, std::string(name) + ": \"" + date + "\" is no date", "write a year, a month or a day: 2009, 2009-10 or 2009-10-09");
}

}  // namespace

Query has_value(text::Analyzer& analyzer, std::string_view field, std::string_view value) {
  auto const& row = *schema::find_field(field);
  if (row.kind == Kind::url) return unweighted(Query(term(row.prefix, url::canonical(value).value_or(std::string(value)))));
  if (row.kind != Kind::names) return unweighted(Query(term(row.prefix, schema::exact_value(value))));
  std::vector<Query> words;
  for (auto const& token : analyzer.analyze(value, {})) words.emplace_back(term(row.prefix, token.word));
  return unweighted(Query(Query::OP_AND, words.begin(), words.end()));
}

Query within_dates(std::string_view from, std::string_view to) {
  auto const first = day_interval(from), last = day_interval(to);
  auto const slot = schema::find_field("date")->slot;
  Query out = everything();
  if (first) out = Query(Query::OP_VALUE_GE, slot, std::to_string(first->first));
  // "0" leaves the undated out: their slot is empty.
  if (last) out = Query(Query::OP_AND, out, Query(Query::OP_VALUE_RANGE, schema::slot_date_last, "0", std::to_string(last->last)));
  return unweighted(out);
}

Result<Query> restriction(Request const& request) {
  std::vector<Query> parts, excluded;
  for (auto const& filter : request.filters) {
    auto query = filter_query(filter, excluded);
    if (!query) return query;
    if (!filter.any.empty()) parts.push_back(*query);
  }
  if (auto ok = check_date("from", request.from); !ok) return tl::unexpected(ok.error());
  if (auto ok = check_date("to", request.to); !ok) return tl::unexpected(ok.error());
  if (!request.from.empty() || !request.to.empty()) parts.push_back(within_dates(request.from, request.to));
  auto out = parts.empty() ? everything() : unweighted(Query(Query::OP_AND, parts.begin(), parts.end()));
  if (excluded.empty()) return out;
  return Query(Query::OP_AND_NOT, out, Query(Query::OP_OR, excluded.begin(), excluded.end()));
}

}  // namespace bifrons::query

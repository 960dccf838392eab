// SPDX-License-Identifier: GPL-3.0-or-later
// Plans put together, and handed on to Xapian.
#include "searchd/query/plan.hpp"

#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

using Kind = Plan::Kind;

Plan of_parts(Kind kind, Plans parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  Plan plan;
  plan.kind = kind;
  plan.parts = std::move(parts);
  return plan;
}

Plan of_two(Kind kind, Plan first, Plan second) {
  Plans parts;
  parts.push_back(std::move(first));
  parts.push_back(std::move(second));
  return of_parts(kind, std::move(parts));
}

Xapian::Query joined(Xapian::Query::op op, Plans const& parts) {
  std::vector<Xapian::Query> queries;
  for (auto const& part : parts) queries.push_back(to_xapian(part));
  return {op, queries.begin(), queries.end()};
}

Xapian::Query synonyms(std::vector<std::string> const& terms) {
  return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
}

Xapian::Query date_range(Days days) {
  using Xapian::Query;
  auto const slot = schema::find_field("date")->slot;
  Query const from(Query::OP_VALUE_GE, slot, std::to_string(days.first));
  if (days.last == UINT32_MAX) return from;
  // "0" leaves the undated out: their slot is empty.
  Query const to(Query::OP_VALUE_RANGE, schema::slot_date_last, "0", std::to_string(days.last));
  return days.first == 0 ? to : Query(Query::OP_AND, from, to);
}

Xapian::Query unscaled(Plan const& plan) {
  using Xapian::Query;
  switch (plan.kind) {
    case Kind::nothing: return {};
    // Not Query::MatchAll: that is one object with a plain reference count, and two workers that copy it at once corrupt it.
    case Kind::everything: return Query(std::string());
    case Kind::terms: return plan.terms.size() == 1 ? Query(plan.terms.front()) : synonyms(plan.terms);
    case Kind::any: return joined(Query::OP_OR, plan.parts);
    case Kind::all: return joined(Query::OP_AND, plan.parts);
    case Kind::filter: return joined(Query::OP_FILTER, plan.parts);
    case Kind::maybe: return joined(Query::OP_AND_MAYBE, plan.parts);
    case Kind::without: return joined(Query::OP_AND_NOT, plan.parts);
    case Kind::days: return Query(0.0, date_range(plan.days));
    case Kind::matched: return plan.query;
  }
  return {};
}

}  // namespace

Plan everything() {
  Plan plan;
  plan.kind = Kind::everything;
  return plan;
}

Plan holding(std::vector<std::string> terms) {
  Plan plan;
  if (terms.empty()) return plan;
  plan.kind = Kind::terms;
  plan.terms = std::move(terms);
  return plan;
}

Plan any_of(Plans parts) { return of_parts(Kind::any, std::move(parts)); }

Plan all_of(Plans parts) { return of_parts(Kind::all, std::move(parts)); }

Plan filtered(Plan ranked, Plan by) { return of_two(Kind::filter, std::move(ranked), std::move(by)); }

Plan with_maybe(Plan first, Plan other) { return of_two(Kind::maybe, std::move(first), std::move(other)); }

Plan but_not(Plan first, Plan other) { return of_two(Kind::without, std::move(first), std::move(other)); }

Plan within(Days days) {
  Plan plan;
  plan.kind = Kind::days;
  plan.days = days;
  return plan;
}

Plan matched(Xapian::Query query) {
  Plan plan;
  plan.kind = Kind::matched;
  plan.query = std::move(query);
  return plan;
}

Plan scaled(double factor, Plan plan) {
  plan.factor *= factor;
  return plan;
}

Xapian::Query to_xapian(Plan const& plan) {
  auto query = unscaled(plan);
  return plan.factor == 1 || query.empty() ? query : Xapian::Query(plan.factor, query);
}

}  // namespace bifrons::query

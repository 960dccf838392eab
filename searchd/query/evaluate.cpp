// SPDX-License-Identifier: GPL-3.0-or-later
// Walks Xapian's own query from the rarest part to the most frequent one, each within what the parts before it left.
#include "searchd/query/evaluate.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <queue>
#include <utility>

#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

using Xapian::Query;

constexpr double k1 = 1.6, b = 0.75, least_norm = 0.001;  // of ranking_weight()

std::string term_of(Query const& leaf) { return *leaf.get_terms_begin(); }

std::vector<Query> parts_of(Query const& query, std::size_t from = 0) {
  std::vector<Query> parts;
  for (auto i = from; i < query.get_num_subqueries(); ++i) parts.push_back(query.get_subquery(i));
  return parts;
}

/// Xapian tells a factor and a range in a query's description alone: "Query(0.5 * …", "Query(VALUE_GE 2 20090101)".
double factor_of(Query const& scaled) { return std::strtod(scaled.get_description().c_str() + std::string_view("Query(").size(), nullptr); }

struct Days {
  Xapian::valueno slot = 0;
  std::uint32_t first = 0, last = UINT32_MAX;
};

std::optional<Days> days_of(Query const& range) {
  auto const text = range.get_description();
  std::string_view rest = text;
  bool const open = rest.starts_with("Query(VALUE_GE ");
  if (!open && !rest.starts_with("Query(VALUE_RANGE ")) return std::nullopt;
  std::vector<std::uint32_t> numbers;
  for (rest.remove_prefix(rest.find(' ')); !rest.empty() && rest.front() == ' ' && numbers.size() < 3;) {
    auto const [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), numbers.emplace_back());
    if (error != std::errc{}) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  }
  if (rest != ")" || numbers.size() != (open ? 2U : 3U)) return std::nullopt;
  return Days{numbers[0], numbers[1], open ? UINT32_MAX : numbers[2]};
}

}  // namespace

HitSet Evaluator::run(Query const& query, bool ranked) { return evaluate(query, ranked ? 1.0 : 0.0, {}); }

HitSet Evaluator::evaluate(Query const& query, double factor, Within within) {
  if (within && within->empty()) return {};
  switch (query.get_type()) {
    case Query::LEAF_MATCH_NOTHING: return {};
    case Query::LEAF_TERM: {
      auto term = term_of(query);
      double const frequency = columns_.lists().frequency(term);
      return of_terms({{std::move(term)}, frequency}, factor, within);
    }
    case Query::LEAF_MATCH_ALL: return within ? HitSet{{within->begin(), within->end()}, {}} : HitSet{columns_.lists().whole({}, reading_)->ids, {}};
    case Query::OP_SCALE_WEIGHT: return evaluate(query.get_subquery(0), factor * factor_of(query), within);
    case Query::OP_SYNONYM: return synonyms(query, factor, within);
    case Query::OP_OR: return any(query, factor, within);
    case Query::OP_AND:
    case Query::OP_FILTER: return all(query, factor, within);
    case Query::OP_AND_MAYBE: return first_and_maybe(query, factor, within);
    case Query::OP_AND_NOT: return first_not_others(query, factor, within);
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_RANGE: return dates(query, within);
    default: return by_matcher(query, factor, within);
  }
}

HitSet Evaluator::any(Query const& query, double factor, Within within) {
  std::vector<HitSet> sets;
  for (auto const& part : parts_of(query)) sets.push_back(evaluate(part, factor, within));
  return columns_.unions().of(sets);
}

/// AND, and FILTER, of which the first part alone weighs.
HitSet Evaluator::all(Query const& query, double factor, Within within) {
  struct Part {
    Query query;
    double factor = 0, size = 0;
  };
  std::vector<Part> parts;
  for (auto& part : parts_of(query)) {
    auto const size = estimate(part);
    parts.push_back({std::move(part), parts.empty() || query.get_type() == Query::OP_AND ? factor : 0.0, size});
  }
  std::ranges::stable_sort(parts, {}, &Part::size);
  auto found = evaluate(parts.front().query, parts.front().factor, within);
  for (auto const& part : std::span(parts).subspan(1)) {
    if (found.ids.empty()) break;
    found = intersection(found, evaluate(part.query, part.factor, found.ids));
  }
  return found;
}

HitSet Evaluator::first_and_maybe(Query const& query, double factor, Within within) {
  auto found = evaluate(query.get_subquery(0), factor, within);
  for (auto const& part : parts_of(query, 1)) add_weights(found, evaluate(part, factor, found.ids));
  return found;
}

HitSet Evaluator::first_not_others(Query const& query, double factor, Within within) {
  auto found = evaluate(query.get_subquery(0), factor, within);
  for (auto const& part : parts_of(query, 1)) {
    found = difference(found, evaluate(part, 0.0, found.ids));
    if (reading_.is_late) return {};  // what is to be left out is not known to the end
  }
  return found;
}

HitSet Evaluator::synonyms(Query const& query, double factor, Within within) {
  if (factor == 0) return any(query, 0.0, within);
  Terms terms;
  for (auto const& part : parts_of(query)) {
    if (part.get_type() != Query::LEAF_TERM) return by_matcher(query, factor, within);
    terms.terms.push_back(term_of(part));
  }
  terms.frequency = frequency_of_any(terms.terms);
  return of_terms(terms, factor, within);
}

HitSet Evaluator::of_terms(Terms const& terms, double factor, Within within) {
  auto odds = (database_.get_doccount() - terms.frequency + 0.5) / (terms.frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;  // Xapian's floor: no word counts against an article
  auto const weight = factor * std::log(odds) * (k1 + 1);
  if (terms.terms.size() > 1) return of_list(joined(terms.terms, within), weight);
  auto const& term = terms.terms.front();
  if (within) return of_list(columns_.lists().among(term, *within, reading_), weight);
  return of_list(*columns_.lists().whole(term, reading_), weight);
}

/// Two lists as one; counts add up.
TermList Evaluator::merged(TermList const& a, TermList const& b) {
  TermList out;
  out.ids.reserve(a.ids.size() + b.ids.size());
  out.counts.reserve(a.ids.size() + b.ids.size());
  for (std::size_t i = 0, j = 0; i < a.ids.size() || j < b.ids.size();) {
    auto const left = i < a.ids.size() ? a.ids[i] : UINT32_MAX, right = j < b.ids.size() ? b.ids[j] : UINT32_MAX;
    out.ids.push_back(std::min(left, right));
    out.counts.push_back((left <= right ? a.counts[i] : 0) + (right <= left ? b.counts[j] : 0));
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return out;
}

TermList Evaluator::joined(std::vector<std::string> const& terms, Within within) {
  TermList sum;
  for (auto const& term : terms) {
    auto const next = within ? std::make_shared<TermList const>(columns_.lists().among(term, *within, reading_)) : columns_.lists().whole(term, reading_);
    sum = sum.ids.empty() ? *next : merged(sum, *next);
  }
  return sum;
}

HitSet Evaluator::of_list(TermList const& list, double term_weight) const {
  HitSet out{list.ids, {}};
  if (term_weight == 0) return out;
  auto const& lengths = columns_.document_lengths();
  out.weights.resize(list.ids.size());
  for (std::size_t i = 0; i < list.ids.size(); ++i) {
    double const count = list.counts[i], norm = std::max(lengths[list.ids[i]] / average_length_, least_norm);
    out.weights[i] = term_weight * (count / (k1 * (norm * b + (1 - b)) + count));
  }
  return out;
}

/// Taken as independent of each other two by two, the rarest first: Xapian joins them so.
double Evaluator::frequency_of_any(std::vector<std::string> const& terms) {
  std::priority_queue<double, std::vector<double>, std::greater<>> frequencies;
  for (auto const& term : terms) frequencies.push(columns_.lists().frequency(term));
  double const articles = database_.get_doccount();
  while (frequencies.size() > 1) {
    auto const rarest = frequencies.top();
    frequencies.pop();
    auto const next = frequencies.top();
    frequencies.pop();
    frequencies.push(std::floor(rarest + next - rarest * next / articles + 0.5));
  }
  return frequencies.empty() ? 0.0 : frequencies.top();
}

/// How many articles a part finds at most, about: which one to begin with.
double Evaluator::estimate(Query const& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM: return columns_.lists().frequency(term_of(query));
    case Query::LEAF_MATCH_NOTHING: return 0;
    case Query::OP_AND:
    case Query::OP_FILTER: {
      double least = database_.get_doccount();
      for (auto const& part : parts_of(query)) least = std::min(least, estimate(part));
      return least;
    }
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      double sum = 0;
      for (auto const& part : parts_of(query)) sum += estimate(part);
      return sum;
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
    case Query::OP_AND_NOT: return estimate(query.get_subquery(0));
    default: return database_.get_doccount();
  }
}

HitSet Evaluator::dates(Query const& query, Within within) {
  auto const days = days_of(query);
  bool const first_day = days && days->slot == schema::find_field("date")->slot;
  if (!days || (!first_day && days->slot != schema::slot_date_last)) return by_matcher(query, 0.0, within);
  auto const& column = first_day ? columns_.dates() : columns_.last_dates();
  HitSet out;
  auto const look_at = [&](Xapian::docid id) {
    if (column[id] != 0 && column[id] >= days->first && column[id] <= days->last) out.ids.push_back(id);
  };
  if (within)
    std::ranges::for_each(*within, look_at);
  else
    for (Xapian::docid id = 1; id < column.size(); ++id) look_at(id);
  return out;
}

/// What is not known here: sequences, words by their beginnings. Found once for all pages of an answer.
HitSet Evaluator::by_matcher(Query const& query, double factor, Within within) {
  auto const weighted = factor == 0 ? query : Query(factor, query);
  auto name = weighted.get_description();
  auto found = columns_.found_before().get(name);
  if (std::chrono::steady_clock::now() > reading_.deadline) {
    reading_.is_late = true;
    return {};
  }
  if (!found) {
    auto matches = find_all(database_, weighted, factor != 0, reading_.deadline);
    HitSet set;
    for (auto const& match : matches.all) {
      set.ids.push_back(match.id);
      if (factor != 0) set.weights.push_back(match.weight);
    }
    found = std::make_shared<HitSet const>(std::move(set));
    reading_.is_late = reading_.is_late || matches.partial;
    if (!matches.partial) columns_.found_before().keep(std::move(name), found);
  }
  return within ? restricted(*found, *within) : *found;
}

}  // namespace bifrons::query

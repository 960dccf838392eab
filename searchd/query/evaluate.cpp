// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a plan from the rarest part to the most frequent one, each within what the parts before it left.
#include "searchd/query/evaluate.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <utility>

#include "searchd/query/bm25.hpp"

namespace bifrons::query {
namespace {

using Kind = Plan::Kind;

}  // namespace

HitSet Evaluator::run(Plan const& plan, bool ranked) { return evaluate(plan, ranked ? 1.0 : 0.0, {}); }

HitSet Evaluator::evaluate(Plan const& plan, double factor, Within within) {
  if (within && within->empty()) return {};
  factor *= plan.factor;
  switch (plan.kind) {
    case Kind::nothing: return {};
    case Kind::everything: return within ? HitSet{{within->begin(), within->end()}, {}} : HitSet{columns_.lists().whole({}, reading_)->ids, {}};
    case Kind::terms: return of_terms(plan.terms, factor, within);
    case Kind::any: return any(plan, factor, within);
    case Kind::all:
    case Kind::filter: return all(plan, factor, within);
    case Kind::maybe: return first_and_maybe(plan, factor, within);
    case Kind::without: return first_not_others(plan, factor, within);
    case Kind::days: return dates(plan.days, within);
    case Kind::matched: return by_matcher(plan.query, factor, within);
  }
  return {};
}

HitSet Evaluator::any(Plan const& plan, double factor, Within within) {
  std::vector<HitSet> sets;
  for (auto const& part : plan.parts) sets.push_back(evaluate(part, factor, within));
  return columns_.unions().of(sets);
}

HitSet Evaluator::all(Plan const& plan, double factor, Within within) {
  struct Part {
    Plan const* plan = nullptr;
    double factor = 0, size = 0;
  };
  std::vector<Part> parts;
  for (auto const& part : plan.parts) parts.push_back({&part, parts.empty() || plan.kind == Kind::all ? factor : 0.0, estimate(part)});
  std::ranges::stable_sort(parts, {}, &Part::size);
  auto found = evaluate(*parts.front().plan, parts.front().factor, within);
  for (auto const& part : std::span(parts).subspan(1)) {
    if (found.ids.empty()) break;
    found = intersection(found, evaluate(*part.plan, part.factor, found.ids));
  }
  return found;
}

HitSet Evaluator::first_and_maybe(Plan const& plan, double factor, Within within) {
  auto found = evaluate(plan.parts.front(), factor, within);
  for (auto const& part : std::span(plan.parts).subspan(1)) add_weights(found, evaluate(part, factor, found.ids));
  return found;
}

HitSet Evaluator::first_not_others(Plan const& plan, double factor, Within within) {
  auto found = evaluate(plan.parts.front(), factor, within);
  for (auto const& part : std::span(plan.parts).subspan(1)) {
    found = difference(found, evaluate(part, 0.0, found.ids));
    if (reading_.is_late) return {};  // what is to be left out is not known to the end
  }
  return found;
}

HitSet Evaluator::of_terms(std::vector<std::string> const& terms, double factor, Within within) {
  if (factor == 0 && terms.size() > 1) {
    std::vector<HitSet> sets;
    for (auto const& term : terms) sets.push_back(of_term(term, 0, within));
    return columns_.unions().of(sets);
  }
  auto const weight = factor * term_weight(database_.get_doccount(), frequency_of_any(terms), 1) * (bm25_k1 + 1);
  return terms.size() == 1 ? of_term(terms.front(), weight, within) : of_list(joined(terms, within), weight);
}

HitSet Evaluator::of_term(std::string const& term, double weight, Within within) {
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

HitSet Evaluator::of_list(TermList const& list, double weight) const {
  HitSet out{list.ids, {}};
  if (weight == 0) return out;
  auto const& lengths = columns_.document_lengths();
  out.weights.resize(list.ids.size());
  for (std::size_t i = 0; i < list.ids.size(); ++i) {
    double const count = list.counts[i], relative = std::max(lengths[list.ids[i]] / average_length_, bm25_least_norm);
    out.weights[i] = weight * (count / (bm25_k1 * bm25_norm(relative) + count));
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
double Evaluator::estimate(Plan const& plan) {
  double const articles = database_.get_doccount();
  switch (plan.kind) {
    case Kind::nothing: return 0;
    case Kind::terms: {
      double sum = 0;
      for (auto const& term : plan.terms) sum += columns_.lists().frequency(term);
      return sum;
    }
    case Kind::any: {
      double sum = 0;
      for (auto const& part : plan.parts) sum += estimate(part);
      return sum;
    }
    case Kind::all:
    case Kind::filter: {
      double least = articles;
      for (auto const& part : plan.parts) least = std::min(least, estimate(part));
      return least;
    }
    case Kind::maybe:
    case Kind::without: return estimate(plan.parts.front());
    default: return articles;
  }
}

HitSet Evaluator::dates(Days days, Within within) {
  auto const &first = columns_.dates(), &last = columns_.last_dates();
  HitSet out;
  auto const look_at = [&](Xapian::docid id) {
    if (first[id] != 0 && first[id] >= days.first && last[id] != 0 && last[id] <= days.last) out.ids.push_back(id);
  };
  if (within)
    std::ranges::for_each(*within, look_at);
  else
    for (Xapian::docid id = 1; id < first.size(); ++id) look_at(id);
  return out;
}

/// What is not known here: sequences, words by their beginnings. Found once for all pages of an answer.
HitSet Evaluator::by_matcher(Xapian::Query const& query, double factor, Within within) {
  auto const weighted = factor == 0 ? query : Xapian::Query(factor, query);
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

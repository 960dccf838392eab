// SPDX-License-Identifier: GPL-3.0-or-later
// Every match of a plan with its weight, found on arrays: the index library's matcher takes four times as long where no match may be left out.
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/hit_set.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/plan.hpp"
#include "searchd/query/term_lists.hpp"

namespace bifrons::query {

/// Runs one plan after the other over one snapshot, what the columns and lists are of.
class Evaluator {
 public:
  Evaluator(Xapian::Database const& database, Columns& columns, Deadline deadline)
      : database_(database), columns_(columns), reading_{deadline}, average_length_(database.get_avlength()) {}

  /// As Xapian's matcher with ranking_weight() weighs them. ranked false: all weigh 0.
  [[nodiscard]] HitSet run(Plan const&, bool ranked);
  /// Whether the deadline came first: then some matches may be missing; none is wrong.
  [[nodiscard]] bool is_partial() const noexcept { return reading_.is_late; }

 private:
  /// Articles that alone count; nothing: all do.
  using Within = std::optional<std::span<Xapian::docid const>>;
  HitSet any(Plan const&, double factor, Within);
  HitSet all(Plan const&, double factor, Within);
  HitSet first_and_maybe(Plan const&, double factor, Within);
  HitSet first_not_others(Plan const&, double factor, Within);
  HitSet dates(Days, Within);
  HitSet by_matcher(Xapian::Query const&, double factor, Within);
  HitSet evaluate(Plan const&, double factor, Within);
  HitSet of_terms(std::vector<std::string> const& terms, double factor, Within);
  HitSet of_term(std::string const& term, double weight, Within);
  HitSet of_list(TermList const&, double weight) const;
  static TermList merged(TermList const&, TermList const&);
  TermList joined(std::vector<std::string> const& terms, Within);
  [[nodiscard]] double estimate(Plan const&);
  [[nodiscard]] double frequency_of_any(std::vector<std::string> const& terms);

  Xapian::Database const& database_;
  Columns& columns_;
  Reading reading_;
  double average_length_;
};

}  // namespace bifrons::query

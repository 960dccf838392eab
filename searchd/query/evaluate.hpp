// SPDX-License-Identifier: GPL-3.0-or-later
// Every match of a query with its weight, found on arrays: the index library's matcher takes four times as long where no match may be left out.
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/hit_set.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/term_lists.hpp"

namespace bifrons::query {

/// Answers for one query after the other over one snapshot, what the columns and lists are of.
class Evaluator {
 public:
  Evaluator(Xapian::Database const& database, Columns& columns, Deadline deadline)
      : database_(database), columns_(columns), reading_{deadline}, average_length_(database.get_avlength()) {}

  /// As Xapian's matcher with ranking_weight() weighs them. ranked false: all weigh 0.
  [[nodiscard]] HitSet run(Xapian::Query const&, bool ranked);
  /// Whether the deadline came first: then some matches may be missing; none is wrong.
  [[nodiscard]] bool is_partial() const noexcept { return reading_.is_late; }

 private:
  using Query = Xapian::Query;
  /// Articles that alone count; nothing: all do.
  using Within = std::optional<std::span<Xapian::docid const>>;
  struct Terms {
    std::vector<std::string> terms;
    double frequency = 0;  ///< of any of them, as Xapian estimates it
  };

  HitSet any(Query const&, double factor, Within);
  HitSet all(Query const&, double factor, Within);
  HitSet first_and_maybe(Query const&, double factor, Within);
  HitSet first_not_others(Query const&, double factor, Within);
  HitSet synonyms(Query const&, double factor, Within);
  HitSet dates(Query const&, Within);
  HitSet by_matcher(Query const&, double factor, Within);
  HitSet evaluate(Query const&, double factor, Within);
  HitSet of_terms(Terms const&, double factor, Within);
  HitSet of_list(TermList const&, double term_weight) const;
  static TermList merged(TermList const&, TermList const&);
  TermList joined(std::vector<std::string> const& terms, Within);
  [[nodiscard]] double estimate(Query const&);
  [[nodiscard]] double frequency_of_any(std::vector<std::string> const& terms);

  Xapian::Database const& database_;
  Columns& columns_;
  Reading reading_;
  double average_length_;
};

}  // namespace bifrons::query

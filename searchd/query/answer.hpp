// SPDX-License-Identifier: GPL-3.0-or-later
// One search over one snapshot: from a request to an answer, without a thought for reopening.
#pragma once

#include <xapian.h>

#include "corpus/text/analyzer.hpp"
#include "searchd/query/columns.hpp"
#include "searchd/query/expr.hpp"
#include "searchd/query/facets.hpp"
#include "searchd/query/hit_set.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// What a search reads. All must outlive the Answerer.
struct Snapshot {
  Xapian::Database const& database;
  text::Analyzer& analyzer;
  Columns& columns;
  TopicLabel topic_label;
};

class Answerer {
 public:
  explicit Answerer(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

  /// Throws Xapian's exceptions.
  [[nodiscard]] Result<Answer> answer(Request const&);
  /// One match as a hit without snippet.
  [[nodiscard]] Result<Hit> hit(Match const&) const;

 private:
  Result<Answer> run(Request const&, Expr const&);
  [[nodiscard]] Translation translate(Request const&, Expr const&, Deadline) const;
  [[nodiscard]] std::optional<std::string> suggestion(Request const&, std::vector<AskedWord> const&) const;
  [[nodiscard]] Matches matches(Translation const&, Plan const& restriction, Deadline) const;
  [[nodiscard]] Answer batch(Request const&, Translation const&) const;
  void reorder_best(Translation const&, std::vector<Match>&) const;
  bool reorder_passages(Translation const&, std::vector<Match>&, Deadline) const;
  Result<void> add_hits(Request const&, Translation const&, std::vector<Match> const&, Answer&) const;

  Snapshot snapshot_;
};

}  // namespace bifrons::query

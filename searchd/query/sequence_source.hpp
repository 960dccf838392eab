// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that hold a sequence, as a part of a Xapian query: exact in any composition with AND, OR and NOT.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searchd/query/match.hpp"
#include "searchd/query/sequence.hpp"

namespace bifrons::query {

/// Finds them all at the start, of weight 0. Throws TimeIsUp past the deadline.
class SequenceSource final : public Xapian::PostingSource {
 public:
  /// The analyzer must outlive the query.
  SequenceSource(Sequence sequence, text::Analyzer& analyzer, Deadline deadline) : sequence_(std::move(sequence)), analyzer_(analyzer), deadline_(deadline) {}

  void init(Xapian::Database const&) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return found_[next_ - 1]; }
  [[nodiscard]] bool at_end() const override { return next_ > found_.size(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid id, double) override;
  /// Tells all of the sequence: equal ones find the same.
  [[nodiscard]] std::string get_description() const override { return describe(sequence_); }

 private:
  [[nodiscard]] Xapian::doccount count() const noexcept { return static_cast<Xapian::doccount>(found_.size()); }

  Sequence sequence_;
  text::Analyzer& analyzer_;
  Deadline deadline_;
  std::vector<Xapian::docid> found_;
  std::size_t next_ = 0;
};

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The title as a field with a length of its own: what Xapian's weights, which see one length a document, cannot say.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searchd/query/columns.hpp"

namespace bifrons::query {

/// The title terms of one word of the question, how often it was asked, and its share of a word's weight.
struct TitleWord {
  std::vector<std::string> terms;
  unsigned times = 1;
  double share = 1;
};

/// Gives each article the BM25 weight of its title, scaled. Reads all postings at the start: a title holds few words.
class TitleSource final : public Xapian::PostingSource {
 public:
  TitleSource(std::vector<TitleWord> words, Columns& columns, double scale) : words_(std::move(words)), columns_(columns), scale_(scale) {}

  void init(Xapian::Database const&) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return found_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return found_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return found_; }
  [[nodiscard]] double get_weight() const override { return static_cast<double>(weights_[at_]); }
  /// After init(); of any article.
  [[nodiscard]] double weight_of(Xapian::docid id) const { return id < weights_.size() ? static_cast<double>(weights_[id]) : 0.0; }
  [[nodiscard]] Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(at_); }
  [[nodiscard]] bool at_end() const override { return at_ >= weights_.size(); }
  void next(double) override { advance(at_ + 1); }
  void skip_to(Xapian::docid id, double) override {
    if (id > at_) advance(id);
  }
  [[nodiscard]] std::string get_description() const override { return "TitleSource"; }

 private:
  void add(Xapian::Database const&, TitleWord const&);
  void advance(std::size_t to);

  std::vector<TitleWord> words_;
  Columns& columns_;
  double scale_;
  std::vector<float> weights_;  ///< by document
  std::size_t at_ = 0;
  Xapian::doccount found_ = 0;
};

/// The weight that Xapian's BM25 gives a term by its frequency, with k3 = 1.
[[nodiscard]] double term_weight(double articles, double with_term, unsigned times);

}  // namespace bifrons::query

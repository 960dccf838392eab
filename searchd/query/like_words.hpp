// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the best matches hold a word like one of the question's: for an article that lacks the word itself.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "searchd/query/columns.hpp"

namespace bifrons::query {

class LikeWords {
 public:
  /// columns must outlive it. articles: ascending.
  LikeWords(Columns& columns, std::vector<Xapian::docid> articles) : columns_(columns), ids_(std::move(articles)) {}

  /// The next word of the question; its numbers count from 0.
  void add(std::vector<std::string> const& stems);

  /// How often like words stand in the article, each by its likeness.
  [[nodiscard]] double times(std::size_t word, std::size_t article) const { return times_[word * ids_.size() + article]; }
  /// The greatest likeness of a word in the article, or in its title; 0 where none is like it.
  [[nodiscard]] double in_article(std::size_t word, std::size_t article) const { return in_article_[word * ids_.size() + article]; }
  [[nodiscard]] double in_title(std::size_t word, std::size_t article) const { return in_title_[word * ids_.size() + article]; }

 private:
  [[nodiscard]] bool raise(std::vector<double>& to, std::string const& term, double likeness, bool counted);

  Columns& columns_;
  std::vector<Xapian::docid> ids_;
  std::vector<double> in_article_, in_title_, times_;  ///< by word, then by article
};

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The section of an article that answers best, found in its text while somebody waits: no second index.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/blocks.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/query/word_finder.hpp"

namespace bifrons::query {

/// Blocks under the same headings: a section, or about 120 to 250 words of a long one.
struct PassagePlace {
  Span where;
  std::size_t words = 0;
  std::vector<std::size_t> path;  ///< the headings over it, outermost first: indexes into the blocks
};

/// In order; every block but the headings lies in one.
[[nodiscard]] std::vector<PassagePlace> passages_of(std::vector<TextBlock> const&, std::string_view text);

class PassageFinder {
 public:
  struct Best {
    double score = 0;  ///< on the scale of ranking weights
    Passage passage;   ///< its text unmarked
  };

  /// weights: of the question's words, as many as the marker knows; both must outlive it.
  PassageFinder(WordFinder& words, std::span<double const> weights) : words_(words), weights_(weights) {}

  /// The first passage, at score 0, where none holds a word of the question. Nothing where there is no text.
  [[nodiscard]] std::optional<Best> best(std::string_view text, Article const&);
  /// Marks the words in the passage's text.
  void mark(Passage&, Article const&) const;

 private:
  [[nodiscard]] double score(std::span<Mark const> in_text, std::size_t words, std::span<unsigned const> in_headings) const;
  [[nodiscard]] double nearness(std::span<Mark const> in_text) const;
  [[nodiscard]] std::vector<unsigned> heading_words(std::vector<std::string> const& headings, Article const&);

  WordFinder& words_;
  std::span<double const> weights_;
};

/// The blocks of a text that is kept apart from its article.
[[nodiscard]] std::vector<TextBlock> text_blocks(std::string_view text, Article const&);

/// The headings over the byte at, outermost first; none where the article's structure is not known.
[[nodiscard]] std::vector<std::string> headings_at(std::vector<TextBlock> const&, std::string_view text, std::size_t at);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence or two of an article that answer best, cut between words.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "searchd/query/marker.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/query/word_finder.hpp"

namespace bifrons::query {

/// What a hit says, and where in a long article it says it.
struct Excerpt {
  Snippet snippet;
  std::vector<std::string> headings;  ///< over what is shown, outermost first; none in short articles
};

inline constexpr std::size_t snippet_length = 240;  ///< code points, about

/// weights: of the question's words, as many as the marker knows. Prose is taken before rows of tables and lists of labels. The text's start where no word of the question stands in it.
[[nodiscard]] Excerpt make_snippet(std::string_view text, Article const& article, WordFinder&, std::span<double const> weights);

/// The whole of a short text, marked.
[[nodiscard]] Snippet mark_all(std::string_view text, std::string_view lang, WordFinder&);

}  // namespace bifrons::query

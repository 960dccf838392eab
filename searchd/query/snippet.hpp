// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence or two of an article that answer best, cut between words.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"
#include "searchd/query/marker.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

inline constexpr std::size_t snippet_length = 240;  ///< code points, about

/// weights: of the question's words, as many as the marker knows. The text's start where no word of the question stands in it.
[[nodiscard]] Snippet make_snippet(std::string_view text, Article const& article, Marker const&, std::span<double const> weights);

/// The whole of a short text, marked.
[[nodiscard]] Snippet mark_all(std::string_view text, std::string_view lang, Marker const&);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// A block of an article as the search for a site's furniture sees it: what makes it the same line on another page.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/article/blocks.hpp"

namespace bifrons::extract {

/// The furniture of one site: hashes of whole blocks, and of how short lines open ("Tags", "Posted on:"). Stable over builds.
using SiteKeys = std::unordered_set<std::uint64_t>;

/// Hashes are 0 where the line cannot be told by them: code, a heading, under three words; an opening of a sentence.
struct RepeatedLine {
  std::uint64_t whole = 0;
  std::uint64_t opening_word = 0, opening_words = 0;  ///< the first word, the first two
  bool heading = false;
  bool labelled = false;       ///< a colon ends the opening
  bool dated = false;          ///< holds a digit
  bool names_author = false;
};

[[nodiscard]] RepeatedLine read_repeated_line(std::string_view text, BlockKind, std::string_view author);

enum class End : std::uint8_t { head, tail };

/// So many paragraphs from an end, those of the furniture not counted, a line may be furniture.
[[nodiscard]] constexpr std::size_t reach_of(End end) noexcept { return end == End::head ? 2 : 3; }

[[nodiscard]] bool is_furniture(RepeatedLine const&, End, SiteKeys const&);

/// One past the last of the lines, counted from the end in question (outermost first), that are within reach of it.
[[nodiscard]] std::size_t lines_in_reach(std::vector<RepeatedLine> const& outermost_first, End, SiteKeys const&);

}  // namespace bifrons::extract

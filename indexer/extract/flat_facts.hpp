// SPDX-License-Identifier: GPL-3.0-or-later
// What one line of a text without markup looks like by itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/flat_lines.hpp"
#include "indexer/extract/furniture.hpp"

namespace bifrons::extract {

struct FlatFacts {
  std::uint32_t chars = 0, words = 0;
  bool ends = false;      ///< as a sentence
  bool prose = false;     ///< a paragraph of some length
  bool sentence = false;  ///< a sentence at least: no label, no title
  bool label = false;     ///< short, no sentence
  PhraseGroup group = PhraseGroup::none;  ///< with a count before or behind taken off ("3 comments", "Комментарии (5)")
  bool counted = false;   ///< there was such a count
  bool lone_word = false; ///< the phrase is a single word, which may head a part of the article as well
  bool date = false, byline = false;
  bool archive = false;   ///< "▼ 2009 (34)", "October (5)"
  bool teaser = false;    ///< ends in "Read more"
};

[[nodiscard]] FlatFacts facts_of(FlatLine const& line);
[[nodiscard]] std::vector<FlatFacts> facts_of(std::vector<FlatLine> const& lines);

}  // namespace bifrons::extract

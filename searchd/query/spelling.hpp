// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the index that a misspelt one may have been meant to be.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/analyzer.hpp"

namespace bifrons::query {

/// A word that the index holds, itself or in another form.
struct NearWord {
  std::string word;
  std::vector<std::string> stems;  ///< those of its stems that are terms of the index
  double likelihood = 0;           ///< a logarithm: of its frequency, less what the slips cost
};

/// The likeliest words one slip away (two for long words without any), of the same script, best first, at most eight; none
/// where the word is too short or holds digits or signs. Some milliseconds: meant for words that the index does not hold.
[[nodiscard]] std::vector<NearWord> near_words(Xapian::Database const&, text::Analyzer&, std::span<std::string_view const> langs, std::string_view folded);

/// The one of near_words that stands best beside the rest of the question (context; may be empty), or "".
[[nodiscard]] std::string nearest_word(Xapian::Database const&, std::span<NearWord const>, Xapian::Query const& context);

/// Whether typed is so clearly a slip for meant (one of near_words) that people should be asked "did you mean": it is no word of a
/// dictionary, the index holds it in no form, meant is no mere other form of it, and no rarity. both folded. is_name: typed with a
/// capital letter inside the question; names are many, and one a letter away is mostly another one.
[[nodiscard]] bool is_clear_slip(Xapian::Database const&, text::Analyzer&, std::span<std::string_view const> langs, std::string_view typed, std::string_view meant, bool is_name);

}  // namespace bifrons::query

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

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// A small linear model over character n-grams: which of our languages and their neighbours a text is in.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bifrons::text {

/// The classes, in the order of the data file; "xx" stands for any other language.
inline constexpr std::array<std::string_view, 8> language_classes = {"en", "fi", "ru", "et", "sv", "uk", "bg", "xx"};
using LanguageScores = std::array<double, language_classes.size()>;

/// Log-odds, up to a common constant, of what was read of a text: all of a short one until it is clear, of a long one some
/// stretches over its whole length. words and letters count those read, others the letters of scripts that the model does not know.
struct ScoredLanguages {
  LanguageScores scores{};
  std::size_t words = 0, letters = 0, others = 0;
};
[[nodiscard]] ScoredLanguages score_languages(std::string_view utf8);

}  // namespace bifrons::text

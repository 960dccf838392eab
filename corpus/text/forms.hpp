// SPDX-License-Identifier: GPL-3.0-or-later
// Under which words one written word is found: itself, its base before a colon, the halves of a glued one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::text {

enum class Script : unsigned char { none, latin, cyrillic, other };

struct Form {
  std::string word;      ///< folded
  Span where;            ///< bytes of the written word
  bool is_plain = true;  ///< letters (and apostrophes) alone: a stemmer may have it
};

/// The folded forms of one written word, the whole first, distinct. Empty where it is over 64 code points.
[[nodiscard]] std::vector<Form> forms_of(std::string_view written);

/// Two words with a hyphen between as the one word they also are: e-mail as email. Nothing where it is too long, or more than letters.
[[nodiscard]] std::optional<Form> joined_form(std::string_view written);

/// Whether what stands between two words is a hyphen alone.
[[nodiscard]] bool is_hyphen(std::string_view between) noexcept;

/// Cyrillic where one letter is; else Latin; else other letters, or none at all.
[[nodiscard]] Script script_of(std::string_view folded) noexcept;

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// A line as numbers, words and signs, each word with what it may say in a date.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::dates {

/// Everything that a word may mean; most words mean nothing.
struct Meaning {
  int month = 0, half = -1, relative = -1, ago = 0, korean = 0;
  bool weekday = false, joiner = false, year = false, filler = false, ordinal = false, before = false;
  std::optional<int> zone;
};

struct Token {
  enum class Kind { number, word, sign } kind = Kind::sign;
  std::size_t start = 0, end = 0;  ///< bytes of the text
  bool spaced = false;             ///< white space (or the beginning) stands before it
  int value = 0, digits = 0;       ///< of a number; more than 9 digits have value -1
  std::string word;                ///< in lower case, or the sign (dashes as "-")
  Meaning const* meaning = nullptr;
};

/// The tokens of text, in order.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

}  // namespace bifrons::dates

// SPDX-License-Identifier: GPL-3.0-or-later
// What a person typed, as tokens: words with their signs and fields, phrases, brackets, operators.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::query {

enum class TokenKind : std::uint8_t { word, phrase, open, close, op_and, op_or, op_not, op_near };

struct QueryToken {
  TokenKind kind = TokenKind::word;
  char sign = 0;            ///< '+', '-' or 0
  std::string field, text;  ///< text: what stands between quotes, or the word without its signs
  bool exact = false, prefix = false;
  std::uint32_t window = 0;  ///< of NEAR
  std::size_t column = 1;    ///< where it begins, in code points
};

/// Tokens with balanced brackets and with operators only where they have operands: an AND at the end is the word "and".
[[nodiscard]] Result<std::vector<QueryToken>> read_tokens(std::string_view typed);

/// The field that name nearly is ("auther": author), or "" where it is none or an everyday word.
[[nodiscard]] std::string_view near_field(std::string_view name);

/// White space of Unicode at the start of text: its bytes, or 0.
[[nodiscard]] std::size_t leading_space(std::string_view text) noexcept;

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of dates: whether one begins at a token, and how far it reaches.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/dates/moment.hpp"
#include "indexer/dates/tokens.hpp"

namespace bifrons::dates {

struct MatchRules {
  std::string_view lang;
  std::optional<Moment> fetched;
  bool whole = false;  ///< the text is a date and nothing else: short and bare forms count too
};

struct Match {
  Moment moment;
  std::size_t first = 0, next = 0;  ///< tokens [first, next)
};

/// The date (with its time) that begins at token at: the longest form that fits. Constant time.
[[nodiscard]] std::optional<Match> match_date(std::span<Token const> tokens, std::size_t at, MatchRules const& rules);

}  // namespace bifrons::dates

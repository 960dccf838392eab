// SPDX-License-Identifier: GPL-3.0-or-later
// How likely a slip of the fingers makes one word of another: keys that lie side by side, letters left out, doubled or swapped.
#pragma once

#include <string_view>

namespace bifrons::query {

/// Two words with this cost or more are no slips of each other.
inline constexpr double no_slip = 1000.0;
inline constexpr std::size_t longest_slipped = 48;  ///< letters; longer words are no_slip

/// What at most `most` slips cost that make `typed` of `meant`, both folded: about 1 a likely slip (a neighbouring key, a letter left
/// out, put in twice or swapped), more for others and at the first letter. |meant| · |typed| steps.
[[nodiscard]] double slip_cost(std::u32string_view meant, std::u32string_view typed, int most);

}  // namespace bifrons::query

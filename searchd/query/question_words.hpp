// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of a question are worth: "when was" must not rank an article over one with the words that are asked about.
#pragma once

#include <string_view>

namespace bifrons::query {

/// 1, or less where the folded word only makes a question of the others. Any thread.
[[nodiscard]] double share_of_weight(std::string_view folded);

}  // namespace bifrons::query

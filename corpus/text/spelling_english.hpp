// SPDX-License-Identifier: GPL-3.0-or-later
// One spelling for English words that Britain and America write differently: colour and color, organise and organize.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::text {

/// The American spelling of a British one; folded itself for all else. folded: lower case, without accents. Any thread.
[[nodiscard]] std::string one_spelling(std::string_view folded);

}  // namespace bifrons::text

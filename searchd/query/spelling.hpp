// SPDX-License-Identifier: GPL-3.0-or-later
// The word of the index that a misspelt one was meant to be.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace bifrons::query {

/// The most frequent word one slip away (two for long words), of the same script; "" where there is none, or where the
/// word is too short or holds digits. Meant for words that the index does not hold.
[[nodiscard]] std::string nearest_word(Xapian::Database const&, std::string_view folded);

}  // namespace bifrons::query

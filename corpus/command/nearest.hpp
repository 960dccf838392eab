// SPDX-License-Identifier: GPL-3.0-or-later
// Which known name a mistyped one was meant to be.
#pragma once

#include <span>
#include <string_view>

namespace bifrons::command {

/// The name that typed begins or comes nearest to by inserted, left out, changed or swapped letters; "" where none is near.
[[nodiscard]] std::string_view nearest(std::string_view typed, std::span<std::string_view const> names);

}  // namespace bifrons::command

// SPDX-License-Identifier: GPL-3.0-or-later
// The columns by which a table of saved links is known.
#pragma once

#include <string_view>

namespace bifrons::import {

/// True where the first row names a column of addresses.
[[nodiscard]] bool has_address_column(std::string_view text);

}  // namespace bifrons::import

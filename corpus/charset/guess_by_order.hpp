// SPDX-License-Identifier: GPL-3.0-or-later
// Hebrew and Thai by the places that their letters may take in a word.
#pragma once

#include <string_view>

namespace bifrons::charset {

/// "windows-1255" or "windows-874" where the octets keep the order of that script throughout; else "".
[[nodiscard]] std::string_view guess_by_order(std::string_view bytes);

}  // namespace bifrons::charset

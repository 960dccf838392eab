// SPDX-License-Identifier: GPL-3.0-or-later
// East Asian encodings by how well, and into which characters, the octets read.
#pragma once

#include <string_view>

namespace bifrons::charset {

/// "" where none of them reads the bytes without an error into what its language mostly writes.
[[nodiscard]] std::string_view guess_east_asian(std::string_view bytes);

}  // namespace bifrons::charset

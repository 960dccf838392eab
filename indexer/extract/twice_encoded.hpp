// SPDX-License-Identifier: GPL-3.0-or-later
// Text that was UTF-8, was read as Latin-1 or windows-1252 by some tool and written as UTF-8 again ("donâ€™t"), put right.
#pragma once

#include <string>

namespace bifrons::extract {

/// utf8 as it was meant, where several of its sequences can be nothing else; else as it is. Linear.
[[nodiscard]] std::string undo_twice_encoded(std::string utf8);

}  // namespace bifrons::extract

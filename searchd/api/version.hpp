// SPDX-License-Identifier: GPL-3.0-or-later
// The program's version, as the build names it.
#pragma once

#include <string_view>

namespace bifrons::api {

[[nodiscard]] std::string_view version() noexcept;

}  // namespace bifrons::api

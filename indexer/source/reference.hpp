// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses with letters beyond ASCII, made absolute without escaping them.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::source {

/// reference against base by RFC 3986 5.2 on the text alone, every character kept (RFC 3987). base: absolute.
[[nodiscard]] std::string resolved_reference(std::string_view reference, std::string_view base);

}  // namespace bifrons::source

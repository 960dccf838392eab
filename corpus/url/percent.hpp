// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding octet by octet: what canonical addresses and foreign octets need of it.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::url {

/// Unreserved octets unescaped, the hex digits of the others in capitals; a stray % stays as it is.
[[nodiscard]] std::string normalize_escapes(std::string_view text);

/// Every escape decoded, whatever octets come out.
[[nodiscard]] std::string unescape(std::string_view text);

/// text with each octet that is no part of valid UTF-8 percent-encoded.
[[nodiscard]] std::string escape_invalid_utf8(std::string_view text);

}  // namespace bifrons::url

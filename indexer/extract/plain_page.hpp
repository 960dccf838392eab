// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages are text without markup.
#pragma once

#include <string_view>

namespace bifrons::extract {

/// The type header says plain text and the octets do not look like HTML all the same; or there is no header, and nothing in
/// utf8 (the octets decoded) is markup.
[[nodiscard]] bool is_plain_text(std::string_view utf8, std::string_view content_type);

}  // namespace bifrons::extract

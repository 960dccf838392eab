// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text from a server: read as the page that its author would have marked up.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::extract {

/// The type header says plain text and the octets do not look like HTML all the same.
[[nodiscard]] bool is_plain_text(std::string_view bytes, std::string_view content_type);

/// A short first line as title and heading, blocks between blank lines as paragraphs.
[[nodiscard]] std::string marked_up(std::string_view utf8);

}  // namespace bifrons::extract

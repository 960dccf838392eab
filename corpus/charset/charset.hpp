// SPDX-License-Identifier: GPL-3.0-or-later
// Octets to UTF-8 as the WHATWG encoding standard says, with valid UTF-8 beating a wrong label.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifrons::charset {

/// The encoding's WHATWG name in lower case ("windows-1251") of a label, or absent.
[[nodiscard]] std::optional<std::string_view> encoding_of_label(std::string_view label);

/// bytes in the named encoding as UTF-8, errors as U+FFFD the WHATWG way, byte order mark taken off. Unknown names read as windows-1252.
[[nodiscard]] std::string decode(std::string_view bytes, std::string_view encoding);

/// What the meta prescan of the first 1,024 bytes finds; absent where nothing.
[[nodiscard]] std::optional<std::string_view> meta_charset(std::string_view html);

/// A page's text, and the encoding it was read in with the signal that told (bom, header, utf-8, meta, guess).
struct Decoded {
  std::string text, encoding, signal;
};

/// Byte order mark, content_type header, meta, a guess; valid multi-byte UTF-8 beats a wrong header or meta. Never fails.
[[nodiscard]] Decoded decode_page(std::string_view bytes, std::string_view content_type = {});

}  // namespace bifrons::charset

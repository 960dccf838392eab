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

/// A query of UTF-8 text percent-encoded by way of the encoding, as a browser sends it from a page in that encoding:
/// what the encoding lacks becomes &#N; (escaped). UTF-16 and unknown names encode as UTF-8.
[[nodiscard]] std::string percent_encode_query(std::string_view query, std::string_view encoding);

/// What the meta prescan finds, in 16 KiB (a meta past the 1,024 bytes of the prescan changes a parser's mind too); absent where nothing.
[[nodiscard]] std::optional<std::string_view> meta_charset(std::string_view html);

/// The label in encoding="…" of an XML declaration at the start of bytes ("" where there is none); any ASCII superset.
[[nodiscard]] std::string_view xml_declaration_label(std::string_view bytes);

/// The label in the charset parameter of a Content-Type ("" where there is none).
[[nodiscard]] std::string_view content_type_label(std::string_view content_type);

/// A page's text, and the encoding it was read in with the signal that told (bom, header, utf-8, meta, xml, guess).
struct Decoded {
  std::string text, encoding, signal;
};

/// Byte order mark, content_type header, meta, a guess; valid multi-byte UTF-8 beats a wrong header or meta. Never fails.
[[nodiscard]] Decoded decode_page(std::string_view bytes, std::string_view content_type = {});

/// The same for XML: byte order mark or the shape of the first octets, transport's label, the declaration, UTF-8 or a guess.
/// The declaration stays in the text.
[[nodiscard]] Decoded decode_xml(std::string_view bytes, std::string_view transport_label = {});

/// The encoding that unlabelled bytes most look like: utf-8, a UTF-16, a Cyrillic, East Asian, Hebrew or Thai one, else windows-1252.
[[nodiscard]] std::string_view guess_encoding(std::string_view bytes);

}  // namespace bifrons::charset

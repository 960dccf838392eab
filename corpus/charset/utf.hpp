// SPDX-License-Identifier: GPL-3.0-or-later
// The Unicode encoding forms: code points written as UTF-8, and UTF-8 and UTF-16 read with their errors replaced.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrons::charset {

inline constexpr char32_t replacement = 0xFFFD;

void append_utf8(std::string& out, char32_t code_point);

/// Each maximal subpart of an ill-formed sequence becomes one U+FFFD.
[[nodiscard]] std::string decode_utf8(std::string_view bytes);
[[nodiscard]] std::string decode_utf16(std::string_view bytes, bool big_endian);
[[nodiscard]] std::string decode_utf32(std::string_view bytes, bool big_endian);

/// The code point at position at of UTF-8 text, which moves past it; U+FFFD for a maximal ill-formed subpart.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// How many octets from position at on are ASCII; read eight at a time.
[[nodiscard]] std::size_t ascii_run(std::string_view bytes, std::size_t at);

/// How many sequences of several octets are well-formed, and how many places are not. A sequence cut off by the end is neither.
struct Utf8Count {
  std::size_t sequences = 0, errors = 0;
};
[[nodiscard]] Utf8Count count_utf8(std::string_view bytes);

}  // namespace bifrons::charset

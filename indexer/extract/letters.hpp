// SPDX-License-Identifier: GPL-3.0-or-later
// Small questions about letters of UTF-8 text, asked for each text node and so kept cheap.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bifrons::extract {

[[nodiscard]] constexpr char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr bool ascii_alnum(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// Continuation octets do not begin a code point.
[[nodiscard]] constexpr bool begins_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }
[[nodiscard]] std::uint32_t count_code_points(std::string_view utf8) noexcept;
/// Small letters of the Latin and Cyrillic alphabets for capitals, ё as е.
[[nodiscard]] std::string lowered(std::string_view utf8);
[[nodiscard]] std::string ascii_lowered(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;  ///< ASCII white space off both ends
[[nodiscard]] bool iequals(std::string_view a, std::string_view b) noexcept;  ///< ASCII case does not count
/// Where needle (in ASCII lower case) begins in text whatever its ASCII case; npos where nowhere.
[[nodiscard]] std::size_t ifind(std::string_view text, std::string_view needle) noexcept;

/// Length in octets of the white space at text[at], 0 where there is none (ASCII, no-break and other Unicode spaces, zero-width ones).
[[nodiscard]] std::size_t white_space_at(std::string_view text, std::size_t at) noexcept;

/// Appends text with white space runs as one space; space says that one is owed, on entry and on return.
/// Returns the code points added.
std::uint32_t append_squeezed(std::string& out, std::string_view text, bool& space);

}  // namespace bifrons::extract

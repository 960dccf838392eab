// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8, one code point at a time, never trusting the bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::text {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
  char32_t value = replacement_character;
  std::uint32_t bytes = 1;
  bool valid = false;  ///< false: a malformed stretch, which reads as one U+FFFD
};

/// As code_point_at, of a byte past ASCII.
[[nodiscard]] CodePoint long_code_point_at(std::string_view utf8, std::size_t at) noexcept;

/// The code point at byte `at` (< utf8.size()). A malformed stretch ends where the WHATWG decoder ends it.
[[nodiscard]] inline CodePoint code_point_at(std::string_view utf8, std::size_t at) noexcept {
  auto const first = static_cast<unsigned char>(utf8[at]);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first < 0xE0 && at + 1 < utf8.size()) {  // most letters that are not ASCII
    auto const second = static_cast<unsigned char>(utf8[at + 1]);
    if ((second & 0xC0U) == 0x80) return {static_cast<char32_t>((first & 0x1FU) << 6U | (second & 0x3FU)), 2, true};
  }
  return long_code_point_at(utf8, at);
}

/// Appends value (a scalar value) as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// UTF-16 for ICU, and for each unit (and the end) the byte at which it began.
struct Utf16Text {
  std::u16string units;
  std::vector<std::uint32_t> byte_of;  ///< units.size() + 1 entries

  void assign(std::string_view utf8);  ///< utf8 under 4 GiB; NUL kept, malformed bytes as U+FFFD
};

}  // namespace bifrons::text

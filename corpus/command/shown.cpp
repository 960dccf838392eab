// SPDX-License-Identifier: GPL-3.0-or-later
// Control characters of ASCII and of Latin-1's upper half, found in UTF-8.
#include "corpus/command/shown.hpp"

#include <cstdint>

namespace bifrons::command {

std::size_t control_at(std::string_view utf8, std::size_t at) noexcept {
  auto const byte = static_cast<std::uint8_t>(utf8[at]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  return byte == 0xC2 && at + 1 < utf8.size() && static_cast<std::uint8_t>(utf8[at + 1]) < 0xA0 ? 2 : 0;
}

std::string one_line(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    auto const control = control_at(utf8, at);
    out += control > 0 ? ' ' : utf8[at];
    at += control > 0 ? control : 1;
  }
  return out;
}

}  // namespace bifrons::command

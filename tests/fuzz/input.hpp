// SPDX-License-Identifier: GPL-3.0-or-later
// What all fuzz targets do first: the fuzzer's octets as a string of their own, so that reading past its end is seen.
#pragma once

#include <cstddef>
#include <string>

namespace bifrons::fuzz {

inline std::string text_of(unsigned char const* data, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(data[i]);
  bytes.shrink_to_fit();
  return bytes;
}

}  // namespace bifrons::fuzz

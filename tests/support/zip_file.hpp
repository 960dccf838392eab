// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives for tests, octet by octet, so that they may also lie.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::testing {

struct ZippedFile {
  std::string name, bytes;
  std::uint16_t flags = 0;                 ///< 1: encrypted
  std::uint32_t claimed = 0xFFFFFFFF;      ///< unpacked size in the directory; the highest: the true one
};

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (char const c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// Stored, not deflated: what is tested is the directory.
inline std::string zip_of(std::vector<ZippedFile> const& files) {
  auto const number = [](std::string& to, std::uint64_t value, int octets) {
    for (int i = 0; i < octets; ++i) to += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  std::string body, directory;
  for (auto const& file : files) {
    auto const at = body.size();
    auto const size = file.claimed == 0xFFFFFFFF ? file.bytes.size() : file.claimed;
    std::string fields;
    number(fields, 20, 2), number(fields, file.flags | 0x800U, 2), number(fields, 0, 2), number(fields, 0, 4), number(fields, crc_of(file.bytes), 4);
    number(fields, file.bytes.size(), 4), number(fields, size, 4), number(fields, file.name.size(), 2), number(fields, 0, 2);
    body += "PK\x03\x04" + fields + file.name + file.bytes;
    directory += "PK\x01\x02";
    number(directory, 20, 2);
    directory += fields;
    number(directory, 0, 2), number(directory, 0, 2), number(directory, 0, 2), number(directory, 0, 4), number(directory, at, 4);
    directory += file.name;
  }
  std::string end = "PK\x05\x06";
  number(end, 0, 4), number(end, files.size(), 2), number(end, files.size(), 2), number(end, directory.size(), 4), number(end, body.size(), 4), number(end, 0, 2);
  return body + directory + end;
}

}  // namespace bifrons::testing

// SPDX-License-Identifier: GPL-3.0-or-later
// Records written by hand, and all that a reader makes of some octets.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/warc_reader.hpp"

namespace bifrons::archive::testing {

inline std::string record(std::string_view type, std::string_view url, std::string_view block) {
  return "WARC/1.1\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(url) + "\r\nWARC-Date: 2024-01-15T09:30:00Z\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

inline std::string page(std::string_view url, std::string_view body) { return record("response", url, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + std::string(body)); }

struct Reading {
  std::vector<Record> records;
  std::vector<std::string> complaints;
};

/// Octets are given piece by piece, so that every seam is met.
inline Reading read_all(std::string_view bytes, std::size_t piece = 7) {
  Reading reading;
  auto const read = [&bytes, piece](char* into, std::size_t size) {
    auto const n = bytes.copy(into, std::min(piece, size));
    bytes.remove_prefix(n);
    return static_cast<std::ptrdiff_t>(n);
  };
  WarcReader reader(read, [&](std::string const& what) { reading.complaints.push_back(what); });
  while (auto found = reader.next()) reading.records.push_back(std::move(*found));
  return reading;
}

}  // namespace bifrons::archive::testing

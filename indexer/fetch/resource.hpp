// SPDX-License-Identifier: GPL-3.0-or-later
// What was fetched: bytes as they came, before anyone has guessed at their charset.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace bifrons::fetch {

struct Resource {
  std::string url;           ///< after redirects
  int status = 0;            ///< HTTP status
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case, in order
  std::string head;          ///< status line and header lines as they came
  std::string body;          ///< raw octets, content coding undone; at most Limits::body_bytes
  std::chrono::sys_seconds fetched_at;

  /// First header of that (lower-case) name, or "".
  [[nodiscard]] std::string header(std::string_view name) const;
};

}  // namespace bifrons::fetch

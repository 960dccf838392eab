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
  std::string body;          ///< octets as sent, but for the transfer coding; at most Limits::body_bytes
  std::string request;       ///< the head that was sent for it; "" where it is not known any more
  std::chrono::sys_seconds fetched_at;

  /// First header of that (lower-case) name, or "".
  [[nodiscard]] std::string header(std::string_view name) const;
  /// All content codings of the body, as one field's value (see packed::undo), or "".
  [[nodiscard]] std::string content_coding() const;
};

}  // namespace bifrons::fetch

// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as the bytes of HTTP/1.1: head and body, with the headers that every answer has.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/server.hpp"

namespace bifrons::http {

/// Ready to be sent.
struct Message {
  std::string head, body;
  bool close = false;  ///< the connection ends behind it
};

/// What the request says about the form of its answer.
struct Form {
  bool head_only = false;        ///< HEAD: the length stands, the body stays behind
  bool close = false;            ///< end the connection
  bool old_keep_alive = false;   ///< an HTTP/1.0 client that asked to keep the connection
  bool gzip = false;             ///< the client takes it
};

/// Header values with control characters lose them, so that no answer can be split.
[[nodiscard]] Message compose(Response, Form);

/// "Sun, 06 Nov 1994 08:49:37 GMT", of now.
[[nodiscard]] std::string http_date();

}  // namespace bifrons::http

// SPDX-License-Identifier: GPL-3.0-or-later
// A captured HTTP answer: status, fields, and the body with every coding undone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/archive/warc_record.hpp"

namespace bifrons::archive {

struct HttpResponse {
  int status = 0;
  Fields fields;
  std::string body;  ///< at most max_block_bytes
};

/// The block of a response record; absent where it is no HTTP answer. A body that is not coded as its fields say is taken as it is.
[[nodiscard]] std::optional<HttpResponse> parse_http_response(std::string_view block);

/// Chunks joined; absent where the first one is none. A cut or broken later one ends the body.
[[nodiscard]] std::optional<std::string> join_chunks(std::string_view body);

}  // namespace bifrons::archive

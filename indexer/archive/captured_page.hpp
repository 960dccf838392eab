// SPDX-License-Identifier: GPL-3.0-or-later
// What of a record is a page: an answer that succeeded, or a resource, with text in it.
#pragma once

#include <optional>
#include <string>

#include "indexer/archive/warc_record.hpp"

namespace bifrons::archive {

struct CapturedPage {
  std::string url, captured;  ///< captured: WARC-Date as it stands
  int status = 0;             ///< 200 for a resource
  std::string content_type;   ///< as sent
  Fields fields;              ///< of the answer; none for a resource
  std::string body;           ///< all codings undone
};

/// Absent for requests, revisits, metadata, redirects and failures, pictures, style sheets and scripts.
[[nodiscard]] std::optional<CapturedPage> captured_page(Record const&);

}  // namespace bifrons::archive

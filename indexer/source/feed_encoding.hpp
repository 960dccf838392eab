// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoding a feed is in, as RFC 7303 and the file itself say.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::source {

struct FeedEncoding {
  std::string label;      ///< the first claim that its octets bear out, in lower case; a guess by its registered name ("KOI8-R")
  std::string transport;  ///< the label that must be obeyed when decoding, or "" to let the file speak
};

[[nodiscard]] FeedEncoding feed_encoding(std::string_view bytes, std::string_view content_type);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Answers packed for clients that ask for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrons::http {

inline constexpr std::size_t gzip_threshold = 1024;  ///< smaller bodies gain nothing

/// Whether an Accept-Encoding header takes gzip ("gzip;q=0" does not).
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

/// Whether bodies of this type shrink: text, JSON, XML.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// A gzip member of bytes; "" where zlib has no memory.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace bifrons::http

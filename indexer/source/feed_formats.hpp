// SPDX-License-Identifier: GPL-3.0-or-later
// The two families of feeds: XML and JSON.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/feed.hpp"

namespace bifrons::source {

/// base: where relative addresses start from; language: what the transport says.
[[nodiscard]] Result<Feed> parse_xml_feed(std::string_view bytes, std::string_view content_type, std::string base, std::string language);
[[nodiscard]] Result<Feed> parse_json_feed(std::string_view bytes, std::string const& base);

}  // namespace bifrons::source

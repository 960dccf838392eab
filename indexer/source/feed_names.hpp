// SPDX-License-Identifier: GPL-3.0-or-later
// What an element of a feed is called, whatever prefix, case or spelling of the namespace its writer chose.
#pragma once

#include <string>

#include "corpus/xml/xml.hpp"

namespace bifrons::source {

/// "title" for the formats' own elements, "dc:creator", "content:encoded", "itunes:summary" for known modules, "?:name"
/// for all others; in lower case. root: its namespace counts as the format's own.
[[nodiscard]] std::string feed_name(xml::Element const&, xml::Element const& root);

}  // namespace bifrons::source

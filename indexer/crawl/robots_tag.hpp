// SPDX-License-Identifier: GPL-3.0-or-later
// X-Robots-Tag: what a site says of a page in its headers.
#pragma once

#include <string_view>

#include "indexer/fetch/resource.hpp"

namespace bifrons::crawl {

struct RobotsTag {
  bool noindex = false, nofollow = false;
};

/// All such headers together; what names another agent is left out. agent: in lower case.
[[nodiscard]] RobotsTag robots_tag(fetch::Resource const&, std::string_view agent);

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page leads: links and feeds for the crawler, the page's own canonical address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extract.hpp"
#include "indexer/extract/meta_tags.hpp"

namespace bifrons::extract {

/// The address that relative ones are read against: <base>, else the page's own.
[[nodiscard]] std::string base_address(MetaTags const& meta, std::string_view url);

/// http and https links, each once, fragment off: translations that the head names, then those of the text in document order.
[[nodiscard]] std::vector<Link> read_links(PageTree const& page, MetaTags const& meta, std::string_view base);

/// Where a quick refresh leads, "" where none does.
[[nodiscard]] std::string read_refresh(MetaTags const&, std::string_view base);

[[nodiscard]] std::vector<std::string> read_feeds(MetaTags const& meta, std::string_view base);

/// rel=canonical, og:url or JSON-LD where it is an http address of the same site; else the page's own.
[[nodiscard]] std::string canonical_address(MetaTags const& meta, std::string_view json_ld_url, std::string_view url, std::string_view base);

}  // namespace bifrons::extract

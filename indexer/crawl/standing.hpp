// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that stand beside the posts of a blog (talks, projects, "my setup"): told by the whole site, as no page by itself can tell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/crawl/judgement.hpp"

namespace bifrons::crawl {

/// What the site's feeds say of a page.
enum class Listing : std::uint8_t { none, undated, dated };

/// An article of the source, stored or judged to be standing before.
struct SitePage {
  std::string key;
  Dating dating = Dating::sure;  ///< on the page itself
  bool stored = true;
  Listing listing = Listing::none;
};

/// Indexes of the pages that stand beside: where nearly all articles of a site have a day and a page has none, the posts'
/// template did not make it. So too, in greater number, where feeds name the posts and their days, and each of those
/// shows its day on its page. A page in a folder of dated posts is one of them all the same. Empty where the site is no such blog.
[[nodiscard]] std::vector<std::size_t> standing_pages(std::vector<SitePage> const& pages);

}  // namespace bifrons::crawl

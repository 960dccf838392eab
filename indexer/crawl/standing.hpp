// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that stand beside the posts of a blog (talks, projects, "my setup"): told by the whole site, as no page by itself can tell.
#pragma once

#include <string>
#include <vector>

#include "indexer/crawl/judgement.hpp"

namespace bifrons::crawl {

/// An article of the source, stored or judged to be standing before.
struct SitePage {
  std::string key;
  Dating dating = Dating::sure;
  bool stored = true;
};

/// Indexes of the pages that stand beside: where nearly all articles of a site have a day and a page has none, the posts'
/// template did not make it. A page in a folder of dated posts is one of them all the same. Empty where the site is no such blog.
[[nodiscard]] std::vector<std::size_t> standing_pages(std::vector<SitePage> const& pages);

}  // namespace bifrons::crawl

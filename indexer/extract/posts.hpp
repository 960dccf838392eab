// SPDX-License-Identifier: GPL-3.0-or-later
// Several whole posts on one page: a month of an old blog, a diary whose entries have no pages of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

/// One post of such a page. url: its own page, or the page's address with the entry's anchor; "" where it has neither.
struct PostOnPage {
  Signal title, published;
  std::string url;
  Content content;  ///< its blocks alone are body
};

/// Two or more whole posts that make up most of the page's running text, in document order; empty where the page is one
/// article or a list of teasers. base: what relative addresses are read against; content: as found for the whole page.
[[nodiscard]] std::vector<PostOnPage> find_posts(Sources const& sources, std::string_view base, Content const& content);

}  // namespace bifrons::extract

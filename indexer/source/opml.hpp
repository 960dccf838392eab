// SPDX-License-Identifier: GPL-3.0-or-later
// Feed lists: OPML subscriptions and FOAF blog rolls.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::source {

struct ListedSource {
  std::string title, url;
};

struct FeedList {
  std::string title;
  std::vector<ListedSource> feeds;  ///< each address once, in file order
  std::vector<ListedSource> lists;  ///< other lists that it includes
};

/// unreadable where it is no XML.
[[nodiscard]] Result<FeedList> parse_opml(std::string_view bytes);

}  // namespace bifrons::source

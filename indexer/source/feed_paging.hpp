// SPDX-License-Identifier: GPL-3.0-or-later
// A feed shows its last few posts; this finds the address of those before them.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/feed.hpp"

namespace bifrons::source {

struct FeedPage {
  std::string url;     ///< "" where the feed ends here, or nothing is known of its paging
  bool guess = false;  ///< nobody named it: its absence is no failure
};

/// The page of older items after feed, which came from url: its link next or prev-archive (RFC 5005), Blogger's on the blog's
/// own host by its openSearch numbers, WordPress's ?paged=N+1 where the page looks full. A server may ignore the number:
/// ask on only while pages bring something new.
[[nodiscard]] FeedPage next_page_of(Feed const& feed, std::string_view url);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// What a feed says of a page: kept beside the page, and used where the page itself is silent.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.hpp"
#include "indexer/source/feed.hpp"

namespace bifrons::crawl {

/// One line of JSON, "" where the item says nothing of use.
[[nodiscard]] std::string hint_of(source::FeedItem const&, source::Feed const&);

/// Fills title, author, published and tags where they are empty, with from = feed. What cannot be read is left out.
void apply_hint(Article&, std::string_view hint);

}  // namespace bifrons::crawl

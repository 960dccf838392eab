// SPDX-License-Identifier: GPL-3.0-or-later
// What a feed, or a person's list, says of a page: kept beside the page, and used where the page itself is silent.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.hpp"
#include "indexer/crawl/leads.hpp"
#include "indexer/source/feed.hpp"

namespace bifrons::crawl {

/// One line of JSON, "" where the item says nothing of use.
[[nodiscard]] std::string hint_of(source::FeedItem const&, source::Feed const&);

/// The same of what a person's own list says of a page.
[[nodiscard]] std::string given_hint(Lead const&);

/// A feed lists the page among its items.
[[nodiscard]] bool is_feed_hint(std::string_view hint);

/// A feed that lists the page gives its day.
[[nodiscard]] bool tells_day(std::string_view hint);

/// Fills title, author, published and tags where they are empty, with from = feed or given. What cannot be read is left out.
void apply_hint(Article&, std::string_view hint);

}  // namespace bifrons::crawl

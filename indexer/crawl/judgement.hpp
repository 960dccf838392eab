// SPDX-License-Identifier: GPL-3.0-or-later
// What a page counts as once it is read: the same answer when it comes from the network and when it comes from the archive.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/article/article.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/source/state.hpp"

namespace bifrons::crawl {

/// The text's text_key(), ":" and one of all that is stored but address and time of fetching: equal where a reader would see no change.
/// It ends in a mark where the page itself does not give the day of publishing, or in its running text alone.
/// Of an article that is not yet said to be archived.
[[nodiscard]] std::string fingerprint(Article);

/// A page that a feed lists with its day is one, however short or full of links it is; not so a long one whose title
/// or address says that it is none ("About", "License").
[[nodiscard]] bool is_article(extract::Extraction const&, source::PageRow const&);

/// How the page itself gives the day of its article.
enum class Dating : std::uint8_t { none, text, sure };
[[nodiscard]] Dating dating_of(Article const&);
/// By the fingerprint in the row.
[[nodiscard]] Dating own_dating_of(source::PageRow const&);
/// The same, but that a day which a feed gives is sure.
[[nodiscard]] Dating dating_of(source::PageRow const&);

/// The page was judged to stand beside the posts of its blog (see standing.hpp): it is not stored while that holds.
[[nodiscard]] bool is_standing(source::PageRow const&);

/// The article of the row is a stub that an import stored for a lead: no page was read for it yet.
[[nodiscard]] bool holds_stub(source::PageRow const&);

}  // namespace bifrons::crawl

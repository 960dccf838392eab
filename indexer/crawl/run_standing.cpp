// SPDX-License-Identifier: GPL-3.0-or-later
// At the end of a run: what the whole site says of its single pages.
#include "indexer/crawl/hint.hpp"
#include "indexer/crawl/run.hpp"
#include "indexer/crawl/standing.hpp"

namespace bifrons::crawl {

void Run::settle_standing(Source& source) {
  std::vector<source::PageRow> rows;
  std::vector<SitePage> pages;
  must(state_.each_page(source.row.id, [&](source::PageRow const& row) {
    bool const stored = row.role == source::PageRole::article && !row.article_id.empty();
    if (!stored && !is_standing(row)) return;
    auto const listing = tells_day(row.hint) ? Listing::dated : is_feed_hint(row.hint) ? Listing::undated : Listing::none;
    pages.push_back({row.key, own_dating_of(row), stored, listing});
    rows.push_back(row);
  }));
  std::vector<bool> stands(rows.size(), false);
  for (auto const i : standing_pages(pages)) stands[i] = rows[i].key != source.seed_key;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (stands[i] == pages[i].stored) move_standing(rows[i], stands[i]);
}

/// stands: out of the index. Else it is read anew in the next run, as if it had never been seen.
void Run::move_standing(source::PageRow& row, bool stands) {
  if (!stands) {
    row.role = source::PageRole::unknown;
    row.content_hash.clear();
    row.etag.clear();
    row.last_modified.clear();
    return must(state_.put(row));
  }
  auto const id = std::exchange(row.article_id, {});
  row.role = source::PageRole::other;
  must(state_.put(row));
  remove_article(id, row.key);
  ++uncommitted_;
  if (stored_undated_.contains(row.key)) --summary_.stored;
  else ++summary_.removed;
}

}  // namespace bifrons::crawl

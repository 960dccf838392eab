// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: the extractor reads it as it does a page; here every text that is left counts, however short.
#include "indexer/extract/extract.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {

void read_plain_text(File const& file, Batch& batch) {
  auto page = extract::extract({.bytes = file.bytes, .url = {}, .content_type = "text/plain"});
  if (!page) return batch.fail(file.name, page.error());
  if (page->article.text.empty()) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds no text", {}});
  batch.give({.article = std::move(page->article)}, file.name);
}

}  // namespace bifrons::import

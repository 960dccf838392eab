// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what the single readers found.
#include "indexer/extract/metadata.hpp"

#include "indexer/extract/author.hpp"
#include "indexer/extract/dating.hpp"
#include "indexer/extract/labels.hpp"

namespace bifrons::extract {

Metadata read_metadata(Sources const& sources, Signal title, Content const& content) {
  Metadata out;
  out.title = std::move(title);
  out.author = read_author(sources, content);
  auto dates = read_dates(sources, content);
  out.published = std::move(dates.published);
  out.modified = std::move(dates.modified);
  auto labels = read_labels(sources, content);
  out.tags = std::move(labels.tags);
  out.tags_from = std::move(labels.from);
  return out;
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// The archive read again without the network: what the extractor has learnt since reaches the articles that are stored.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/extract/site_rules.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::crawl {

struct Reindexed {
  std::size_t pages = 0;      ///< newest captures that were read
  std::size_t added = 0, replaced = 0, unchanged = 0;
  std::size_t removed = 0;    ///< stored articles whose kept page holds none any more
  std::size_t no_article = 0; ///< lists, copies, pages that are gone or ask not to be stored
  std::vector<std::string> damaged;  ///< a sentence each: records and pages that could not be read
  bool interrupted = false;
};

/// The newest capture of each address, judged as a crawl judges it, with what feeds said of it. An article that is not in the archive
/// stays as it is. Index and crawl state are committed in this order. Errors are faults of the knowledge base.
[[nodiscard]] Result<Reindexed> reindex(kb::Layout const&, write::Writer&, extract::SiteRules const&, std::function<void(std::size_t pages)> const& progress = {}, std::stop_token stop = {});

}  // namespace bifrons::crawl

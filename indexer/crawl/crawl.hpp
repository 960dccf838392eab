// SPDX-License-Identifier: GPL-3.0-or-later
// From an address to stored articles: the pages of a site, a feed or a sitemap, fetched politely, kept up to date.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/crawl/revisit.hpp"
#include "indexer/extract/site_rules.hpp"
#include "indexer/fetch/client.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::crawl {

/// What came of one page. other: a list, a feed or no article, read for its links alone.
enum class Outcome : std::uint8_t { stored, unchanged, other, removed, failed, refused };

struct Progress {
  std::string url, reason;  ///< reason: of failed and refused
  Outcome outcome = Outcome::other;
  std::size_t done = 0, waiting = 0;
};

struct Options {
  std::size_t max_pages = 20'000;  ///< requests for pages in this run
  int depth = 32;                  ///< links between the seed and a page
  std::chrono::milliseconds delay{1'000};
  std::size_t connections = 1;         ///< to one host at once
  std::size_t daily_requests = 20'000; ///< to one host, counted over runs
  RevisitRules revisit;
  std::optional<std::string> proxy;  ///< as fetch::ClientOptions::proxy
  bool once = false;                 ///< remember neither source nor pages
  std::string user_agent = "bifrons/0.1.0";
  fetch::Limits limits;
  extract::SiteRules rules;  ///< the user's, for extraction
  std::function<void(Progress const&)> progress;  ///< called on the caller's thread
};

struct NamedReason {
  std::string url, reason;
};

struct Summary {
  std::size_t fetched = 0;  ///< answers with a body
  std::size_t stored = 0, unchanged = 0, removed = 0;
  std::vector<NamedReason> failed, refused;
  std::vector<NamedReason> soft;  ///< stored, and answering with something that is no post: kept until it is so twice
  std::vector<NamedReason> gone, moved;  ///< of what was stored: no longer there; for good at another address (the reason)
  std::vector<std::string> spent;  ///< hosts whose daily budget is used up: a run on another day goes on
  bool interrupted = false;  ///< stopped from outside: the next run goes on where this one ended
  bool cut = false;          ///< max_pages was reached
};

/// Which known pages of a source are asked for: all, or those whose time has come or of which a feed or sitemap says that they changed.
enum class Ask : std::uint8_t { all, due };

/// Crawls each seed, asking for all of it: an address whose kind (site, feed, sitemap, page) is found by content. The index is committed before
/// the crawl state. Failed pages are named in the summary and end nothing; an Error is a fault of the knowledge base.
[[nodiscard]] Result<Summary> crawl(kb::Layout const&, write::Writer&, std::span<std::string const> seeds, Options const&,
                                    std::stop_token stop = {});

/// The same of all remembered sources and leads.
[[nodiscard]] Result<Summary> update(kb::Layout const&, write::Writer&, Ask, Options const&, std::stop_token stop = {});

/// Known pages of all sources that are asked for by themselves, without their sources' lists and links.
enum class Known : std::uint8_t { stored, failed };

/// Asks for such pages again, conditionally; what came of each is kept as crawl() does.
[[nodiscard]] Result<Summary> revisit(kb::Layout const&, write::Writer&, Known, Options const&, std::stop_token stop = {});

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// What crawl and update share: options over settings, and a run that can be interrupted and is told of in words.
#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include "corpus/command/verb.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/crawl/crawl.hpp"

namespace bifrons::indexer_verbs {

inline constexpr command::Option option_max_pages{"max-pages", "N", "pages fetched at most in this run (crawl.max_pages)"};
inline constexpr command::Option option_depth{"depth", "N", "links from the start at most (crawl.depth)"};
inline constexpr command::Option option_delay{"delay", "SECONDS", "between two requests to one host (crawl.delay); what the host asks for is kept anyway"};
inline constexpr command::Option option_connections{"connections", "N", "requests to one host at once, up to 4 (crawl.connections_per_host)"};
inline constexpr command::Option option_proxy{"proxy", "URL", "an HTTP proxy (crawl.proxy, else http_proxy)"};

/// Options of the command line, else the settings of the knowledge base.
[[nodiscard]] Result<crawl::Options> crawl_options(command::Arguments const&, kb::Layout const&);

/// Crawls the seeds, names what failed, says what was done; gives the exit status.
/// One or the other run with progress and interrupt.
using CrawlRun = std::function<Result<crawl::Summary>(write::Writer&, crawl::Options const&, std::stop_token)>;
Result<crawl::Summary> run_watched(kb::Layout const&, crawl::Options, command::Console&, CrawlRun const&, bool goes_to_loopback = false);

/// Names what failed and says what was done; gives the exit status.
int tell_crawl(crawl::Summary const&, command::Console&);

int run_crawl(kb::Layout const&, std::span<std::string const> seeds, crawl::Options, command::Console&);

}  // namespace bifrons::indexer_verbs

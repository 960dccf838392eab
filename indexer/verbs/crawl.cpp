// SPDX-License-Identifier: GPL-3.0-or-later
// crawl: the posts of sites, feeds, sitemaps and single pages.
#include <utility>

#include "corpus/url/url.hpp"
#include "indexer/verbs/crawl_options.hpp"
#include "indexer/verbs/knowledge_base.hpp"
#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {
namespace {

constexpr command::Option options[] = {
    option_max_pages, option_depth, option_delay, option_connections, option_proxy, {"once", {}, "fetch now and remember no source"},
};

int run(command::Arguments const& arguments, command::Console& console) {
  if (arguments.words.empty()) return command::report({ErrorCode::bad_input, "crawl needs the address of a site, feed, sitemap or page", "write it as in: bifrons crawl https://example.org/"}, console);
  for (auto const& seed : arguments.words)
    if (!url::canonical(seed)) return command::report({ErrorCode::bad_input, "\"" + seed + "\" is no http or https address", "write it whole, as in: https://" + (seed.find(':') == std::string::npos ? seed : "example.org") + "/"}, console);
  auto const layout = open_or_make(arguments, console);
  if (!layout) return command::report(layout.error(), console);
  auto chosen = crawl_options(arguments, *layout);
  if (!chosen) return command::report(chosen.error(), console);
  return run_crawl(*layout, arguments.words, std::move(*chosen), console);
}

}  // namespace

command::Verb crawl_row() {
  return {"crawl", group_gather, "URL…", "fetch the posts of a site, feed, sitemap or page",
          "Remembers each address as a source and fetches its posts: by its feeds and sitemaps, and by links within the site. robots.txt is kept, each host rests between requests, "
          "and a second crawl asks for every page again, but fetches only what changed. Each page that fails is named with the reason, and the rest goes on (exit status 7; 6 where nothing could be fetched). "
          "A missing knowledge base is made first; after an interrupt or a kill the next crawl or update goes on, and asks for nothing twice.\n\n"
          "  bifrons crawl https://example.org/\n"
          "  bifrons crawl https://example.org/feed.xml --once --max-pages 50",
          options, {}, run};
}

}  // namespace bifrons::indexer_verbs

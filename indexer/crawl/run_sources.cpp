// SPDX-License-Identifier: GPL-3.0-or-later
// Where pages come from: what is remembered, feeds, sitemaps, links.
#include <algorithm>
#include <array>

#include "corpus/article/date.hpp"
#include "corpus/packed/gzip.hpp"
#include "indexer/crawl/hint.hpp"
#include "indexer/crawl/run.hpp"
#include "indexer/crawl/text_key.hpp"
#include "indexer/source/feed_paging.hpp"
#include "indexer/source/sitemap.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t feeds_bound = 30, feed_pages_bound = 2'000, sitemaps_bound = 200, waiting_bound = 200'000;

/// Where blog programs put their feeds.
constexpr auto usual_feeds = std::to_array<std::string_view>({"/feed", "/feed.xml", "/atom.xml", "/index.xml", "/rss.xml"});

}  // namespace

void Run::add_seed(std::string const& address) {
  auto const key = url::canonical(address);
  if (!key) throw Fault{{ErrorCode::bad_input, "\"" + address + "\" is no http or https address.", "Write it as https://example.com/."}};
  add_source(must(state_.source(*key)), Ask::all);
}

void Run::add_sources(Ask ask) {
  auto const rows = must(state_.sources());
  for (auto const& row : rows) add_source(row, ask);
}

void Run::add_source(source::SourceRow row, Ask ask) {
  if (sources_.contains(row.id)) return;
  bool const resumed = !row.complete && row.run > 0;
  if (!resumed) ++row.run;
  row.complete = false;
  must(state_.put(row));
  auto& source = sources_[row.id];
  source.row = row;
  source.ask = ask;
  source.resumed = resumed;
  if (row.kind == "list") {
    source.follows = false;
    return load_pages(source);
  }
  source.scope = {url::site(row.url), row.prefix};
  source.seed_key = row.url;
  source.follows = row.kind.empty() || row.kind == "site";
  seed_hosts_.insert(task_for(row.url, TaskKind::page).host);
  bool const left = std::ranges::any_of(journal_.left(), [&](Task const& task) { return task.seed && task.source == row.id; });
  seen_.insert(row.url);
  if (!left) {
    auto task = seed_task(source);
    seen_.insert(task.key);
    frontier_.add(std::move(task), true);
  }
  load_pages(source);
}

/// Their sources stay as they are: this is no crawl of them.
void Run::add_known(Known known) {
  for (auto const& row : must(state_.sources())) {
    auto& source = sources_[row.id];
    source.row = row;
    source.scope = {url::site(row.url), row.prefix};
    source.seed_key = row.url;
    source.follows = false;
    source.closed = true;
    if (row.kind != "list") seed_hosts_.insert(task_for(row.url, TaskKind::page).host);
    std::vector<source::PageRow> pages;
    must(state_.each_page(row.id, [&](source::PageRow const& page) {
      if (known == Known::stored ? !page.article_id.empty() : !page.error.empty()) pages.push_back(page);
    }));
    for (auto const& page : pages)
      if (seen_.insert(page.key).second) frontier_.add(known_task(page));
  }
}

Task Run::known_task(source::PageRow const& row) const {
  auto task = task_for(row.url, row.role == source::PageRole::feed ? TaskKind::feed : row.role == source::PageRole::sitemap ? TaskKind::sitemap : TaskKind::page);
  task.key = row.key;
  task.source = row.source;
  task.depth = row.depth;
  return task;
}

/// What is known of the source is asked for again where its time has come, except what this (interrupted) run has already dealt with.
void Run::load_pages(Source& source) {
  std::vector<source::PageRow> rows;
  must(state_.each_page(source.row.id, [&](source::PageRow const& row) { rows.push_back(row); }));
  auto const now = iso_now();
  for (auto const& row : rows) {
    source.tells = source.tells || (row.role == source::PageRole::feed && !row.fetched.empty());
    if (row.key == source.seed_key) continue;
    bool const moved = row.status == 301 || row.status == 308, dead = row.misses >= 2 && row.article_id.empty();
    bool const dealt_with = row.run >= source.row.run && (!row.fetched.empty() || !row.error.empty());
    if (dealt_with) seen_.insert(row.key);
    bool const early = source.ask == Ask::due && row.next_due > now;
    if (moved || dead || early || dealt_with || !seen_.insert(row.key).second) continue;
    bool const list = row.role == source::PageRole::feed || row.role == source::PageRole::sitemap;
    frontier_.add(known_task(row), list);
  }
}

void Run::on_body(Task task, fetch::Resource resource) {
  auto body = unpacked(resource);
  if (!body) {
    task.answer = 0;  // if at all, it is to be asked for again
    return on_error(std::move(task), body.error());
  }
  ++summary_.fetched;
  auto const before = must(state_.capture(task.key));
  auto archived = kept_place(task, resource);
  resource.body = std::move(*body);
  auto& source = source_of(task);
  bool const wants_list = task.kind != TaskKind::page;
  if (wants_list || source::looks_like_feed(resource.body) || packed::is_gzip(resource.body)) {
    bool const read = task.kind == TaskKind::sitemap ? read_sitemap(task, resource) || read_feed(task, resource)
                                                     : read_feed(task, resource) || read_sitemap(task, resource);
    if (read) return;
    if (task.guess) return on_missing_guess(task);
    if (wants_list) return fail(task, {ErrorCode::unreadable, task.url + " is neither a feed nor a sitemap.", {}}, resource.status);
  }
  if (task.seed) discover_site_map(source, task);
  auto const tag = next_tag_++;
  ExtractWorker::Job job{tag, std::move(resource.body), task.url, resource.header("content-type")};
  resource.body.clear();
  extracting_.emplace(tag, Pending{std::move(task), std::move(resource), std::move(archived), before ? before->where : std::string{}});
  worker_.give(std::move(job));
}

bool Run::read_feed(Task const& task, fetch::Resource const& resource) {
  auto const feed = source::parse_feed(resource.body, task.url, {resource.header("content-type"), resource.header("content-location"), resource.header("content-language")});
  if (!feed) return false;
  auto& source = source_of(task);
  if (task.seed) settle_source(source, task, "feed", {});
  source.tells = true;
  std::size_t news = 0;
  for (auto const& item : feed->items) {
    if (item.link.empty()) continue;
    auto const hint = hint_of(item, *feed);
    auto const key = url::canonical(item.link);
    if (key && !must(state_.page(*key))) ++news;
    discover(source, item.link, TaskKind::page, task.depth + 1, false, hint, feed_tells(task.key, item, hint));
  }
  auto const next = source::next_page_of(*feed, task.url);
  bool const ignored = next.guess && task.depth > 0 && news == 0;  // the same page again, whatever the number
  if (!next.url.empty() && !ignored) discover(source, next.url, TaskKind::feed, std::max(task.depth, 1), next.guess);
  auto row = row_of(task);
  finish_row(row, task, resource, source::PageRole::feed, news > 0);
  report(task.url, Outcome::other);
  return true;
}

bool Run::read_sitemap(Task const& task, fetch::Resource const& resource) {
  auto const sitemap = source::parse_sitemap(resource.body, task.url, resource.header("content-type"));
  if (!sitemap || sitemap->kind == source::SitemapKind::unknown || sitemap->kind == source::SitemapKind::feed) return false;
  if (sitemap->kind == source::SitemapKind::text && task.kind != TaskKind::sitemap && !task.seed) return false;
  auto& source = source_of(task);
  if (task.seed) settle_source(source, task, "sitemap", {});
  for (auto const& entry : sitemap->urls) {
    discover(source, entry.loc, TaskKind::page, task.depth + 1, false, {}, sitemap_tells(entry.loc, entry.lastmod));
    for (auto const& [lang, address] : entry.alternates) discover(source, address, TaskKind::page, task.depth + 1);
  }
  for (auto const& entry : sitemap->sitemaps) discover(source, entry.loc, TaskKind::sitemap, task.depth + 1);
  auto row = row_of(task);
  finish_row(row, task, resource, source::PageRole::sitemap, true);
  report(task.url, Outcome::other);
  return true;
}

/// The sitemap's date of the page is another than it was, or a later one than that of the last answer.
bool Run::sitemap_tells(std::string const& address, std::string const& lastmod) {
  auto const key = url::canonical(address);
  if (!key || lastmod.empty()) return false;
  auto const before = must(state_.sitemap_date(*key));
  if (before == lastmod) return false;
  must(state_.put_sitemap_date(*key, lastmod));
  if (before) return true;
  auto const row = must(state_.page(*key));
  return row && is_later_day(lastmod, row->fetched);
}

/// The same of what a feed says of an item.
bool Run::feed_tells(std::string const& feed_key, source::FeedItem const& item, std::string const& hint) {
  auto const key = url::canonical(item.link);
  if (!key) return false;
  auto said = hint + item.updated + item.published + item.summary;
  for (auto const& content : item.content) said += content.value;
  auto const hash = text_key(said);
  auto const before = must(state_.told(feed_key, *key));
  if (before == hash) return false;
  must(state_.put_told(feed_key, *key, hash));
  if (before) return true;
  auto const row = must(state_.page(*key));
  return row && is_later_day(item.updated.empty() ? item.published : item.updated, row->fetched);
}

/// A page that is said to have changed goes before those that need a mere question. Its time has come, also after a kill.
void Run::promote(Source& source, source::PageRow& row) {
  if (row.run >= source.row.run || !promoted_.insert(row.key).second) return;
  row.next_due = iso_now();
  must(state_.put(row));
  auto task = known_task(row);
  task.promoted = true;
  frontier_.add(std::move(task), true);
}

void Run::settle_source(Source& source, Task const& task, std::string kind, std::string prefix) {
  source.row.kind = std::move(kind);
  source.row.prefix = std::move(prefix);
  source.scope = {url::site(task.url), source.row.prefix};
  source.follows = source.row.kind == "site";
  must(state_.put(source.row));
}

bool Run::is_barren(Source const& source, url::Parts const& parts) {
  if (is_paging_address(parts)) return false;
  auto const shape = source.shapes.find(shape_of(parts.href));
  return shape != source.shapes.end() && shape->second >= barren_pages;
}

void Run::discover(Source& source, std::string const& address, TaskKind kind, int depth, bool guess, std::string const& hint, bool changed) {
  auto const parts = url::parse(address);
  if (!parts || source.closed || source.row.kind == "list" || depth > options_.depth || frontier_.waiting() >= waiting_bound) return;
  bool const list = kind != TaskKind::page;
  Scope const site{source.scope.site, {}};
  bool const any_host = source.row.kind == "feed" && !list;
  if (!any_host && !(list ? site : source.scope).contains(*parts)) return;
  if (!list && (is_media_address(*parts) || is_endless_address(*parts) || (hint.empty() && is_barren(source, *parts)))) return;
  auto& count = kind == TaskKind::feed ? source.feeds : source.sitemaps;
  auto const bound = kind == TaskKind::sitemap ? sitemaps_bound : depth > 0 ? feed_pages_bound : feeds_bound;
  if (list && ++count > bound) return;
  auto const key = url::canonical(address);
  if (!key) return;
  bool const first = seen_.insert(*key).second;
  if (!first && hint.empty() && !changed && !guess) return;
  auto row = must(state_.page(*key));
  auto task = task_for(*key, kind);
  task.source = source.row.id;
  task.depth = depth;
  task.guess = guess;
  if (!first && guess && row && row->status == 404 && row->run >= source.row.run) return on_missing_guess(task);  // the run that broke off had tried it
  if (first && !row && must(state_.aliased(*key))) return;  // it redirects to a page that has its own row
  bool const news = !row || (!hint.empty() && row->hint != hint);
  if (!row) {
    row = source::PageRow{};
    row->key = row->url = *key;
    row->source = source.row.id;
    row->depth = depth;
    if (list) row->role = kind == TaskKind::feed ? source::PageRole::feed : source::PageRole::sitemap;
  }
  if (!hint.empty()) row->hint = hint;
  if (news && !guess) must(state_.put(*row)), ++uncommitted_;
  if (changed && !row->fetched.empty() && row->source == source.row.id) return promote(source, *row);
  if (!first || (source.ask == Ask::due && row->next_due > iso_now())) return;
  frontier_.add(std::move(task), list);
}

/// The sitemaps that robots.txt names, else the usual address.
void Run::discover_site_map(Source& source, Task const& task) {
  auto const& named = frontier_.robots(task.origin).rules.sitemaps();
  for (auto const& written : named)
    if (auto const address = url::resolve(written, task.origin + "/robots.txt")) discover(source, *address, TaskKind::sitemap, task.depth);
  if (named.empty()) discover(source, task.origin + "/sitemap.xml", TaskKind::sitemap, task.depth, true);
}

/// A run that goes on after a kill does not try it again.
void Run::note_missing(Task const& task) {
  auto row = row_of(task);
  if (!row.article_id.empty() || !row.error.empty()) return;
  row.run = source_of(task).row.run;
  row.role = source::PageRole::other;
  row.status = 404;
  row.misses = 2;
  row.fetched = iso_now();
  row.next_due = iso_time(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + longest_untold);
  must(state_.put(row));
}

/// The usual addresses of feeds are tried one after the other where a blog's front page names none and there is no sitemap.
void Run::on_missing_guess(Task const& task) {
  note_missing(task);
  auto& source = source_of(task);
  if (task.kind == TaskKind::sitemap) {
    source.mapless = true;
    if (source.lists) guess_feed(source, task.origin, 0);
    return;
  }
  auto const at = std::ranges::find(usual_feeds, std::string_view(task.key).substr(std::min(task.key.find('/', task.key.find("//") + 2), task.key.size())));
  if (at != usual_feeds.end()) guess_feed(source, task.origin, static_cast<std::size_t>(at - usual_feeds.begin()) + 1);
}

void Run::guess_feed(Source& source, std::string const& origin, std::size_t at) {
  if (at < usual_feeds.size()) discover(source, origin + std::string(usual_feeds[at]), TaskKind::feed, 0, true);
}

}  // namespace bifrons::crawl

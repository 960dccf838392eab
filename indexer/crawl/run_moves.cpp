// SPDX-License-Identifier: GPL-3.0-or-later
// Stored articles whose pages move, or answer with something else than they were.
#include "corpus/article/date.hpp"
#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/page_archive.hpp"
#include "indexer/crawl/judgement.hpp"
#include "indexer/crawl/run.hpp"
#include "indexer/crawl/soft_miss.hpp"
#include "indexer/extract/extract.hpp"

namespace bifrons::crawl {
namespace {

constexpr int misses_until_removed = 2;

bool holds_article(source::PageRow const& row) { return !row.article_id.empty() && !holds_stub(row); }

}  // namespace

/// As a missing page counts: the article leaves the index at the second time. Without validators the page comes whole again.
void Run::miss_softly(source::PageRow& row, std::chrono::sys_seconds at, std::string reason) {
  summary_.soft.push_back({row.url, reason});
  row.misses += 1;
  row.error = reason;
  row.etag.clear();
  row.last_modified.clear();
  row.next_due.clear();
  row.fetched = iso_time(at);
  if (auto const source = sources_.find(row.source); source != sources_.end()) row.run = source->second.row.run;
  bool const removed = row.misses >= misses_until_removed;
  if (removed) {
    remove_article(row.article_id, row.key);
    row.article_id.clear();
    row.content_hash.clear();
    row.role = source::PageRole::other;
  }
  must(state_.put(row));
  report(row.url, removed ? Outcome::removed : Outcome::failed, std::move(reason));
}

/// Of a page that reads as an article: by its title an error page, and of another text than the one that was kept before.
bool Run::is_soft_miss(Pending const& pending, extract::Extraction const& extraction, source::PageRow const& row) const {
  bool const doubtful = extraction.kind != extract::PageKind::article || is_error_title(extraction.article.title);
  if (!doubtful || !holds_article(row) || pending.before.empty() || pending.before == pending.archived) return false;
  auto const record = archive::read_record(archive_folder_, pending.before);
  auto const page = record ? archive::captured_page(*record) : std::nullopt;
  auto const old = page ? extract::extract({page->body, page->url, page->content_type, options_.rules.of(page->url)}) : tl::unexpected<Error>(Error{});
  return old && shares_little(old->article.text, extraction.article.text);
}

/// A redirect of a page whose article is stored: true where it leads to no page of its own, and is not to be followed.
bool Run::redirect_misses(source::PageRow& row, Task const& from, Task const& to, std::chrono::sys_seconds at) {
  if (!holds_article(row) || from.seed) return false;
  auto const here = url::parse(from.url), there = url::parse(to.url);
  auto const target = seen_.contains(to.key) ? must(state_.page(to.key)) : std::nullopt;
  bool const no_article = target && !target->fetched.empty() && target->run >= source_of(from).row.run && target->article_id.empty() && target->role != source::PageRole::unknown &&
                          target->status == 200;
  if (!no_article && !(here && there && leads_home(*here, *there))) return false;
  miss_softly(row, at, "it redirects to a page that is no post: " + to.url);
  return true;
}

/// What led to this page for good gives its article up: it is stored under this address.
void Run::take_over(Task const& task) {
  for (auto const& address : task.via) {
    auto const key = url::canonical(address);
    auto row = key && *key != task.key ? must(state_.page(*key)) : std::nullopt;
    if (!row || !holds_article(*row) || (row->status != 301 && row->status != 308)) continue;
    summary_.moved.push_back({row->url, task.url});
    remove_article(row->article_id, row->key);
    row->article_id.clear();
    row->content_hash.clear();
    must(state_.put(*row));
  }
}

/// What led to this page, which is no post, and stood for one.
void Run::miss_behind(Task const& task, std::chrono::sys_seconds at) {
  for (auto const& address : task.via) {
    auto const key = url::canonical(address);
    auto row = key && *key != task.key ? must(state_.page(*key)) : std::nullopt;
    if (row && holds_article(*row)) miss_softly(*row, at, "it redirects to a page that is no post: " + task.url);
  }
}

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// From an extraction to the index: what is stored, under which address, and where its links lead.
#include <limits>

#include "corpus/article/date.hpp"
#include "indexer/crawl/hint.hpp"
#include "indexer/crawl/judgement.hpp"
#include "indexer/crawl/robots_tag.hpp"
#include "indexer/crawl/run.hpp"
#include "indexer/crawl/text_key.hpp"

namespace bifrons::crawl {
namespace {

constexpr std::size_t links_bound = 5'000;

}  // namespace

/// Calendars and filters make pages without end, all of one shape and none of them an article.
void Run::count_shape(Source& source, Task const& task, bool article) {
  if (source.row.kind == "list") return;
  auto& count = source.shapes[shape_of(task.url)];
  if (article) count = std::numeric_limits<int>::min();
  else if (++count == barren_pages && !article)
    report(shape_of(task.url), Outcome::refused, "it looks endless: " + std::to_string(barren_pages) + " pages of this shape hold no article");
}

source::PageRow Run::row_of(Task const& task) {
  if (auto row = must(state_.page(task.key))) return std::move(*row);
  source::PageRow row;
  row.key = task.key;
  row.url = task.url;
  row.source = task.source;
  row.depth = task.depth;
  return row;
}

void Run::finish_row(source::PageRow& row, Task const& task, fetch::Resource const& resource, source::PageRole role, bool changed, std::string_view published) {
  row.url = task.url;
  row.role = role;
  row.status = resource.status;
  row.error.clear();
  row.tries = row.misses = 0;
  row.etag = resource.header("etag");
  row.last_modified = resource.header("last-modified");
  set_due(row, resource.fetched_at, changed, published);
  row.fetched = iso_time(resource.fetched_at);
  row.run = source_of(task).row.run;
  must(state_.put(row));
}

/// row: with the time and the interval of the answer before this one.
void Run::set_due(source::PageRow& row, std::chrono::sys_seconds at, bool changed, std::string_view published) {
  auto const source = sources_.find(row.source);
  bool const told = source == sources_.end() || source->second.tells || source->second.row.kind == "list" || must(state_.sitemap_date(row.key)).has_value();
  row.next_due = next_due(row, {at, changed, told, published}, options_.revisit);
}

void Run::on_extracted(ExtractWorker::Done done) {
  auto node = extracting_.extract(done.tag);
  if (node.empty()) return;
  auto const answer = node.mapped().task.answer;
  judge(node.mapped(), std::move(done));
  journal_.done(answer);
}

void Run::judge(Pending& pending, ExtractWorker::Done done) {
  auto const& task = pending.task;
  if (!done.extraction) return fail(task, done.extraction.error(), pending.resource.status);
  auto& extraction = *done.extraction;
  if (auto const to = url::canonical(extraction.refresh); to && *to != task.key && extraction.kind != extract::PageKind::article)
    return redirect_to(std::move(pending.task), extraction.refresh, pending.resource, true);
  auto const parts = url::parse(task.url);
  auto const tag = robots_tag(pending.resource, "bifrons");
  auto& source = source_of(task);
  auto row = row_of(task);
  bool const standing = is_standing(row) && dating_of(extraction.article) != Dating::sure, text_file = parts && is_text_file(*parts) && !task.seed && row.hint.empty();
  auto entries = Entries::of(extraction, task.key);
  bool const whole = parts && !is_listing_address(*parts) && is_article(extraction, row) && !standing && !text_file;
  bool const article = whole || (parts && !entries.empty());
  count_shape(source, task, article);
  if (task.seed && parts) settle_source(source, task, "site", article ? std::string{} : folder_of(*parts));
  extraction.nofollow |= tag.nofollow;
  auto const known = seen_.size();
  if (source.follows && !extraction.nofollow) follow(source, pending, extraction);
  if (task.seed && !article && extraction.feeds.empty() && seen_.size() >= known + links_of_a_list) {
    source.lists = true;
    if (source.mapless) guess_feed(source, task.origin, 0);
  }
  bool const wanted = !extraction.noindex && !tag.noindex;
  if (!article) miss_behind(task, pending.resource.fetched_at);
  bool const was_post = !row.article_id.empty() && !holds_stub(row) && !task.seed;
  if (wanted && was_post && (!article || is_soft_miss(pending, extraction, row)))
    return miss_softly(row, pending.resource.fetched_at, "it answers with a page that is no post any more");
  if (article && wanted && !entries.empty()) return store_entries(pending, std::move(entries), row);
  if (article && wanted) {
    lessons_.note_beside(url::site(task.key), extraction.beside);
    return store(pending, std::move(extraction.article), row);
  }
  auto const stored = holds_stub(row) ? std::string{} : std::exchange(row.article_id, {});
  if (!standing) row.content_hash.clear();
  finish_row(row, task, pending.resource, article || standing ? source::PageRole::other : source::PageRole::list, pending.changed());
  if (!stored.empty()) remove_article(stored, row.key);
  report(task.url, stored.empty() ? Outcome::other : Outcome::removed);
}

/// A canonical link is believed only while nothing speaks against it: the page there must not be another text, nor point back.
std::string Run::address_of(Article const& article, std::string const& own) {
  if (article.url.empty() || article.url == own) return own;
  Article target;
  target.url = article.url;
  auto const id = article_id(target);
  if (auto const row = must(state_.page(article.url)); row && !row->fetched.empty() && row->article_id != id) return own;
  auto const text = text_key(article.text);
  for (auto const& row : must(state_.pages_of_article(id)))
    if (row.key != own && !row.content_hash.starts_with(text)) return own;
  return article.url;
}

/// The article of another address of this source and site that holds the very same text: one page, two addresses.
std::string Run::twin_of(Article const& article, source::PageRow const& row) {
  constexpr std::size_t shortest = 400;  // short pages may well say the same by chance
  if (article.text.size() < shortest) return {};
  for (auto const& other : must(state_.pages_of_content(row.source, text_key(article.text))))
    if (other.key != row.key && other.article_id != article.id && url::site(other.key) == url::site(row.key)) return other.article_id;
  return {};
}

void Run::store(Pending& pending, Article article, source::PageRow& row) {
  auto const& task = pending.task;
  take_over(task);
  apply_hint(article, row.hint);
  article.topics.clear();
  article.url = address_of(article, task.key);
  article.site = url::site(article.url);
  article.id = article_id(article);
  auto const print = fingerprint(article);
  auto const before = std::exchange(row.article_id, article.id);
  if (auto const twin = twin_of(article, row); !twin.empty()) {
    row.article_id = twin;
    row.content_hash = print;
    finish_row(row, task, pending.resource, source::PageRole::article, before != twin, article.published);
    if (!before.empty() && before != twin) remove_article(before, row.key);
    return report(task.url, before == twin ? Outcome::unchanged : Outcome::other, before == twin ? "" : "a page with the same text is stored already");
  }
  article.fetched = iso_time(pending.resource.fetched_at);
  article.archived = pending.archived;
  bool const same = before == article.id && row.content_hash == print;
  row.content_hash = print;
  auto const id = article.id, published = article.published;
  if (!same) {
    lessons_.note(article);
    lessons_.apply(article);
    must(writer_.put(std::move(article)));
  }
  finish_row(row, task, pending.resource, source::PageRole::article, !same, published);
  if (!before.empty() && before != id) remove_article(before, row.key);
  if (before.empty() && dating_of(row) != Dating::sure) stored_undated_.insert(row.key);
  report(task.url, same ? Outcome::unchanged : Outcome::stored);
}

/// Several posts on one page: the page's row stands for the first of them.
void Run::store_entries(Pending& pending, std::vector<Article> entries, source::PageRow& row) {
  auto const& task = pending.task;
  take_over(task);
  std::string prints;
  for (auto& entry : entries) {
    prints += fingerprint(entry);
    entry.fetched = iso_time(pending.resource.fetched_at);
    entry.archived = pending.archived;
    lessons_.apply(entry);
  }
  auto const print = content_hash(prints) + ":" + content_hash(entries.front().text);
  auto const id = entries.front().id, published = entries.front().published;
  auto const before = std::exchange(row.article_id, id);
  bool const same = before == id && row.content_hash == print;
  row.content_hash = print;
  if (!same) entries_.put(task.key, std::move(entries));
  finish_row(row, task, pending.resource, source::PageRole::article, !same, published);
  if (!before.empty() && before != id) remove_single(before, row.key);
  report(task.url, same ? Outcome::unchanged : Outcome::stored);
}

void Run::follow(Source& source, Pending const& pending, extract::Extraction const& extraction) {
  auto const depth = pending.task.depth;
  if (pending.task.seed)
    for (auto const& feed : extraction.feeds) discover(source, feed, TaskKind::feed, depth);
  std::size_t taken = 0;
  for (auto const& link : extraction.links) {
    if (link.nofollow) continue;
    if (++taken > links_bound) break;
    auto const parts = url::parse(link.url);
    discover(source, link.url, TaskKind::page, parts && is_paging_address(*parts) && depth > 0 ? depth : depth + 1);
  }
}

}  // namespace bifrons::crawl

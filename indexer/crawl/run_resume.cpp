// SPDX-License-Identifier: GPL-3.0-or-later
// Going on where a run broke off: answers that had come, and a seed that was read, are not asked for again.
#include <algorithm>

#include "corpus/article/date.hpp"
#include "indexer/archive/sha1.hpp"
#include "indexer/crawl/run.hpp"

namespace bifrons::crawl {
namespace {

/// A host that answers so is asked again anyway.
bool is_worth_keeping(fetch::Resource const& resource) { return resource.status != 429 && resource.status < 500; }

}  // namespace

/// Before anything is made of it: from here on a kill does not lose the answer.
void Run::note(fetch::Answer const& answer) {
  auto const at = in_flight_.find(answer.tag);
  if (at == in_flight_.end() || !answer.resource || at->second.kind == TaskKind::robots || !is_worth_keeping(*answer.resource)) return;
  at->second.answer = must(journal_.add(at->second, *answer.resource));
}

void Run::take(Task task, fetch::Resource resource) {
  auto const answer = task.answer;
  auto const extracting = extracting_.size();
  on_status(std::move(task), std::move(resource));
  if (extracting_.size() == extracting) journal_.done(answer);
}

/// An answer that an earlier run left. Its pages of sources that are not in this run wait for one that has them.
void Run::replay(Task task) {
  auto resource = must(journal_.read(task.answer));
  take(std::move(task), std::move(resource));
}

void Run::add_left() {
  std::vector<Task> left;
  auto const known = must(state_.sources());
  for (auto const& task : journal_.left()) {
    bool const lost = std::ranges::find(known, task.source, &source::SourceRow::id) == known.end();
    if (lost) journal_.done(task.answer);
    else if (sources_.contains(task.source)) left.push_back(task);
  }
  for (auto task = left.rbegin(); task != left.rend(); ++task) frontier_.add(std::move(*task), true);
}

/// Where the archive keeps the body: written now, or by the run that broke off.
std::string Run::kept_place(Task const& task, fetch::Resource const& resource) {
  auto place = journal_.place(task.answer);
  if (place.empty()) {
    place = keep(task, resource);
    must(journal_.kept(task.answer, place));
  } else if (auto const before = must(state_.capture(task.key)); !before || before->where != place) {
    must(state_.put(source::CaptureRow{task.key, place, archive::sha1_digest(resource.body), iso_time(resource.fetched_at)}));
  }
  return place;
}

/// The seed as this run is to ask for it: where its redirect led, and not at all where the run that broke off had read it.
Task Run::seed_task(Source const& source) {
  constexpr int most_hops = 10;
  auto address = source.row.url, key = source.row.url;
  auto const dealt_with = [&](std::optional<source::PageRow> const& row) { return row && row->run >= source.row.run && row->error.empty() && !row->fetched.empty(); };
  auto row = must(state_.page(key));
  for (int hop = 0; hop < most_hops && source.resumed && dealt_with(row); ++hop) {
    auto const next = must(state_.aliased(key));
    if (!next) break;
    row = must(state_.page(*next));
    key = *next;
    address = row ? row->url : key;
  }
  auto task = task_for(address, TaskKind::page);
  task.key = key;
  task.source = source.row.id;
  task.seed = true;
  task.asked = source.resumed && dealt_with(row);
  return task;
}

/// What follows from a seed beside its links, which are remembered.
void Run::follow_seed(Task const& task) {
  auto& source = source_of(task);
  if (!source.follows) return;
  std::size_t pages = 0;
  bool feeds = false;
  must(state_.each_page(source.row.id, [&](source::PageRow const& row) {
    ++pages;
    feeds = feeds || row.role == source::PageRole::feed;
  }));
  auto const row = must(state_.page(task.key));
  source.lists = row && row->role == source::PageRole::list && !feeds && pages > links_of_a_list;
  discover_site_map(source, task);
}

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Every page as it came goes into the archive first, so that it can be cited and read again when its source is gone.
#include "corpus/article/date.hpp"
#include "indexer/archive/sha1.hpp"
#include "indexer/crawl/run.hpp"

namespace bifrons::crawl {

/// Where the page's body lies now: a body that has not changed is not kept twice. "" for what nobody named (a guess).
std::string Run::keep(Task const& task, fetch::Resource const& resource) {
  if (task.guess) return {};
  archive::Answer const answer{task.url, resource.head, resource.body, resource.fetched_at};
  auto digest = archive::sha1_digest(resource.body);
  auto const before = must(state_.capture(task.key));
  if (before && before->digest == digest) {
    must(archive_.revisit(answer, archive::Revisit::identical_payload, {task.url, before->captured, digest}));
    return before->where;
  }
  auto where = must(archive_.response(answer, digest));
  must(state_.put(source::CaptureRow{task.key, where, std::move(digest), iso_time(resource.fetched_at)}));
  ++uncommitted_;
  return where;
}

void Run::keep_unchanged(Task const& task, fetch::Resource const& resource) {
  auto const before = must(state_.capture(task.key));
  if (!before) return;
  must(archive_.revisit({task.url, resource.head, {}, resource.fetched_at}, archive::Revisit::server_not_modified, {task.url, before->captured, before->digest}));
}

}  // namespace bifrons::crawl

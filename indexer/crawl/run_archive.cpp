// SPDX-License-Identifier: GPL-3.0-or-later
// Every page as it came goes into the archive first, so that it can be cited and read again when its source is gone.
#include "corpus/article/date.hpp"
#include "corpus/packed/content_coding.hpp"
#include "indexer/archive/sha1.hpp"
#include "indexer/crawl/run.hpp"

namespace bifrons::crawl {

/// Where the page's body lies now: a body that has not changed is not kept twice. "" for what nobody named (a guess).
std::string Run::keep(Task const& task, fetch::Resource const& resource) {
  if (task.guess) return {};
  archive::Answer const answer{task.url, resource.head, resource.body, resource.fetched_at, resource.request};
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

/// Where a page went for good is what the archive tells of an address that holds none any more. Once is enough.
void Run::keep_moved(Task const& task, fetch::Resource const& resource, std::string const& target) {
  constexpr std::size_t small = 64u << 10;
  if (task.guess || !journal_.place(task.answer).empty() || resource.body.size() > small) return;
  if (auto const known = must(state_.aliased(task.key)); known && *known == url::canonical(target).value_or(target)) return;
  auto const where = must(archive_.response({task.url, resource.head, resource.body, resource.fetched_at, resource.request}, archive::sha1_digest(resource.body)));
  must(journal_.kept(task.answer, where));
}

/// The body as a reader wants it, within the bound of one as sent.
Result<std::string> Run::unpacked(fetch::Resource const& resource) const {
  auto const bound = options_.limits.body_bytes;
  auto body = packed::undo(resource.content_coding(), resource.body, bound);
  if (body) return body;
  if (body.error().code == ErrorCode::refused) return failure(ErrorCode::refused, resource.url + " is larger than " + std::to_string(bound) + " bytes.");
  return failure(ErrorCode::unreachable, resource.url + " could not be decompressed.");  // as often as not a slip of the moment
}

void Run::keep_unchanged(Task const& task, fetch::Resource const& resource) {
  auto const before = must(state_.capture(task.key));
  if (!before) return;
  must(archive_.revisit({task.url, resource.head, {}, resource.fetched_at}, archive::Revisit::server_not_modified, {task.url, before->captured, before->digest}));
}

}  // namespace bifrons::crawl

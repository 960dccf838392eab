// SPDX-License-Identifier: GPL-3.0-or-later
// Preparing takes the most of the time and needs no index; storing needs the order and one thread.
#include "indexer/write/pipeline.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/write/index_error.hpp"

namespace bifrons::write {
namespace {

constexpr unsigned most_preparers = 8;

std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }

Result<Prepared> prepare(Preparer& preparer, kb::Layout const& layout, Article article, bool compare) {
  try {
    return preparer.prepare(std::move(article), compare);
  } catch (Xapian::Error const& error) {
    return index_failure(layout, error);
  }
}

}  // namespace

Pipeline::Pipeline(kb::Layout layout, Index index, Preparer first) : layout_(std::move(layout)), index_(std::move(index)) {
  preparers_.push_back(std::move(first));
}

Pipeline::~Pipeline() {
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
  try {
    index_.close();
  } catch (Xapian::Error const&) {
    // Closing flushes nothing that was promised: the last commit stands.
  }
}

/// One preparer beside the thread that stores on two cores; a core more is a preparer more.
void Pipeline::start_threads() {
  auto const wanted = std::clamp(std::thread::hardware_concurrency(), 2U, most_preparers + 1) - 1;
  while (preparers_.size() < wanted) {
    auto preparer = Preparer::open(layout_);
    if (!preparer) break;  // the topics were edited meanwhile: fewer threads do it too
    preparers_.push_back(std::move(*preparer));
  }
  for (auto& preparer : preparers_) threads_.emplace_back([this, own = &preparer](std::stop_token const& stop) { prepare_jobs(stop, own); });
  threads_.emplace_back([this](std::stop_token const& stop) { store_jobs(stop); });
}

Result<void> Pipeline::put(Article article) {
  if (threads_.empty()) start_threads();
  fill_identity(article);
  bool const compare = touched_.insert(hash_of(article.id)).second;
  auto const bytes = article.text.size();
  {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return failed_ || (jobs_.size() < most_jobs && (jobs_.empty() || bytes_ + bytes <= most_bytes)); });
    if (failed_) return tl::unexpected(*failed_);
    bytes_ += bytes;
    jobs_.push_back({std::move(article), compare, bytes, {}});
  }
  wanted_.notify_one();
  return {};
}

void Pipeline::prepare_jobs(std::stop_token stop, Preparer* preparer) {
  std::unique_lock lock(mutex_);
  while (wanted_.wait(lock, stop, [this] { return next_ < jobs_.size(); })) {
    auto& job = jobs_[next_++];  // a deque: it stays where it is until it is stored, and that waits for us
    auto article = std::move(job.article);
    bool const compare = job.compare;
    lock.unlock();
    auto prepared = prepare(*preparer, layout_, std::move(article), compare);
    lock.lock();
    job.prepared = std::move(prepared);
    if (jobs_.front().prepared) ready_.notify_one();
  }
}

void Pipeline::store_jobs(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (ready_.wait(lock, stop, [this] { return !jobs_.empty() && jobs_.front().prepared; })) {
    auto prepared = std::move(*jobs_.front().prepared);
    bytes_ -= jobs_.front().bytes;
    jobs_.pop_front();
    --next_;
    storing_ = true;
    room_.notify_all();
    bool const skip = failed_.has_value();
    lock.unlock();
    if (!skip) store(std::move(prepared));
    lock.lock();
    storing_ = false;
    room_.notify_all();
  }
}

void Pipeline::store(Result<Prepared> prepared) {
  auto const changed = !prepared ? Result<Change>(tl::unexpected(prepared.error())) : with_index([&] {
    auto const change = index_.put(*prepared);
    index_.flush_if_full();
    return change;
  });
  std::scoped_lock const lock(mutex_);
  if (!changed) failed_ = changed.error();
  else if (*changed == Change::added) ++tally_.added;
  else if (*changed == Change::replaced) ++tally_.replaced;
  else ++tally_.unchanged;
}

template <class Work> auto Pipeline::with_index(Work work) -> Result<decltype(std::declval<Work>()())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) return work(), Result<void>{};
    else return work();
  } catch (Xapian::Error const& error) {
    return index_failure(layout_, error);
  }
}

Result<void> Pipeline::drain(std::unique_lock<std::mutex>& lock) {
  room_.wait(lock, [this] { return jobs_.empty() && !storing_; });
  if (failed_) return tl::unexpected(*failed_);
  return {};
}

Result<bool> Pipeline::remove(std::string_view id) {
  std::unique_lock lock(mutex_);
  if (auto drained = drain(lock); !drained) return tl::unexpected(drained.error());
  touched_.insert(hash_of(id));
  return with_index([&] {
    bool const removed = index_.remove(id);
    index_.flush_if_full();
    return removed;
  });
}

Result<void> Pipeline::commit() {
  std::unique_lock lock(mutex_);
  if (auto drained = drain(lock); !drained) return drained;
  auto committed = with_index([&] { index_.commit(); });
  if (committed) touched_.clear();
  return committed;
}

Tally Pipeline::tally() {
  std::scoped_lock const lock(mutex_);
  return tally_;
}

}  // namespace bifrons::write

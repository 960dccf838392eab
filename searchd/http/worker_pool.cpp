// SPDX-License-Identifier: GPL-3.0-or-later
// One lock, held for a push or a pop only.
#include "searchd/http/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace bifrons::http {

WorkerPool::WorkerPool(unsigned workers, std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 1)) {
  for (unsigned i = 0; i < std::max(workers, 1U); ++i) threads_.emplace_back([this, i] { work(i); });
}

void WorkerPool::stop() {
  std::deque<Job> dropped;
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
    dropped.swap(jobs_);
  }
  arrived_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

bool WorkerPool::offer(Job job) {
  {
    std::lock_guard const lock(mutex_);
    if (stopping_ || jobs_.size() >= capacity_) return false;
    jobs_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return true;
}

std::size_t WorkerPool::queued() const {
  std::lock_guard const lock(mutex_);
  return jobs_.size();
}

void WorkerPool::work(unsigned worker) {
  for (;;) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    Job const job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job(worker);
  }
}

}  // namespace bifrons::http

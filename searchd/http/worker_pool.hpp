// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that answer, fed by one bounded queue.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bifrons::http {

class WorkerPool {
 public:
  using Job = std::function<void(unsigned worker)>;

  WorkerPool(unsigned workers, std::size_t capacity);
  ~WorkerPool() { stop(); }
  WorkerPool(WorkerPool const&) = delete;
  WorkerPool& operator=(WorkerPool const&) = delete;

  /// False where the queue is full; never blocks.
  [[nodiscard]] bool offer(Job);
  [[nodiscard]] std::size_t queued() const;
  void stop();  ///< waits for jobs under way; those still queued are dropped; may be called twice

 private:
  void work(unsigned worker);

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> jobs_;
  std::size_t capacity_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bifrons::http

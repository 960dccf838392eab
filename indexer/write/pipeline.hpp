// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on their way into the index: prepared side by side, stored in the order in which they came.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <vector>

#include "indexer/write/index.hpp"
#include "indexer/write/preparer.hpp"
#include "indexer/write/writer.hpp"

namespace bifrons::write {

/// A queue with a bound, threads that prepare its articles, one that stores them. All members for the writer's thread only.
class Pipeline {
 public:
  Pipeline(kb::Layout layout, Index index, Preparer first);
  ~Pipeline();
  Pipeline(Pipeline const&) = delete;
  Pipeline& operator=(Pipeline const&) = delete;

  /// Waits while the queue is full. The error of an earlier article ends all later ones.
  [[nodiscard]] Result<void> put(Article);
  [[nodiscard]] Result<bool> remove(std::string_view id);
  [[nodiscard]] Result<void> commit();
  [[nodiscard]] Tally tally();

 private:
  static constexpr std::size_t most_jobs = 64, most_bytes = 32U << 20;
  struct Job {
    Article article;
    bool compare = true;
    std::size_t bytes = 0;
    std::optional<Result<Prepared>> prepared;
  };

  void start_threads();
  void prepare_jobs(std::stop_token, Preparer*);
  void store_jobs(std::stop_token);
  void store(Result<Prepared>);
  /// Until all that was put is stored; then the index is the caller's.
  [[nodiscard]] Result<void> drain(std::unique_lock<std::mutex>&);
  template <class Work> auto with_index(Work) -> Result<decltype(std::declval<Work>()())>;

  kb::Layout layout_;
  Index index_;
  std::vector<Preparer> preparers_;
  std::unordered_set<std::size_t> touched_;  ///< hashes of the ids put or removed since the last commit: the last commit says nothing of them

  std::mutex mutex_;
  std::condition_variable_any wanted_, ready_;
  std::condition_variable room_;
  std::deque<Job> jobs_;       ///< in order; those before next_ are taken
  std::size_t next_ = 0, bytes_ = 0;
  bool storing_ = false;
  std::optional<Error> failed_;
  Tally tally_;
  std::vector<std::jthread> threads_;  ///< last: they end first
};

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// Extraction on a thread of its own, so that no host waits for the processor.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "corpus/base/result.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/extract/site_rules.hpp"

namespace bifrons::crawl {

/// A queue in, a queue out. All members may be called from the crawl's thread only.
class ExtractWorker {
 public:
  struct Job {
    std::uint64_t tag = 0;
    std::string bytes, url, content_type;
  };
  struct Done {
    std::uint64_t tag = 0;
    Result<extract::Extraction> extraction;
  };
  /// Jobs in the house; a full worker must not be given more.
  static constexpr std::size_t capacity = 32;

  /// wake is called from the worker's thread after each job.
  /// rules must live as long.
  ExtractWorker(extract::SiteRules const& rules, std::function<void()> wake);
  [[nodiscard]] bool full() const noexcept { return inside_ >= capacity; }
  [[nodiscard]] bool idle() const noexcept { return inside_ == 0; }
  void give(Job);
  [[nodiscard]] std::vector<Done> take();

 private:
  void work(std::stop_token);

  extract::SiteRules const& rules_;
  std::function<void()> wake_;
  std::size_t inside_ = 0;  ///< given and not yet taken
  std::mutex mutex_;
  std::condition_variable_any waiting_;
  std::deque<Job> jobs_;
  std::vector<Done> done_;
  std::jthread thread_;  ///< last: it starts when all else stands, and ends first
};

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// The thread and its two queues.
#include "indexer/crawl/worker.hpp"

#include <utility>

namespace bifrons::crawl {

ExtractWorker::ExtractWorker(extract::SiteRules const& rules, std::function<void()> wake) : rules_(rules), wake_(std::move(wake)), thread_([this](std::stop_token stop) { work(stop); }) {}

void ExtractWorker::give(Job job) {
  {
    std::scoped_lock const lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  ++inside_;
  waiting_.notify_one();
}

std::vector<ExtractWorker::Done> ExtractWorker::take() {
  std::scoped_lock const lock(mutex_);
  inside_ -= done_.size();
  return std::exchange(done_, {});
}

void ExtractWorker::work(std::stop_token stop) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!waiting_.wait(lock, stop, [this] { return !jobs_.empty(); })) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    Done done{job.tag, extract::extract({job.bytes, job.url, job.content_type, rules_.of(job.url)})};
    {
      std::scoped_lock const lock(mutex_);
      done_.push_back(std::move(done));
    }
    wake_();
  }
}

}  // namespace bifrons::crawl

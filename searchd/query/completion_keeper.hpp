// SPDX-License-Identifier: GPL-3.0-or-later
// Completions kept for all searchers of one index, read anew beside them: nobody who types waits for the vocabulary.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace bifrons::query {

class Completions;

/// For any number of threads.
class CompletionKeeper {
 public:
  /// Starts to read at once.
  explicit CompletionKeeper(std::filesystem::path index);
  ~CompletionKeeper();  ///< waits for the reading under way
  CompletionKeeper(CompletionKeeper const&) = delete;
  CompletionKeeper& operator=(CompletionKeeper const&) = delete;

  /// The last that was read, or nullptr before the first; never waits. Where revision is another one, reading begins:
  /// a tenth of the time at most is spent on it.
  [[nodiscard]] std::shared_ptr<Completions const> get(std::string const& revision);

 private:
  using Clock = std::chrono::steady_clock;
  void start();
  void read();

  std::filesystem::path index_;
  std::mutex mutex_;
  std::shared_ptr<Completions const> kept_;
  std::string revision_;  ///< that kept_ is of
  bool reading_ = false;
  Clock::time_point next_;  ///< no reading before
  std::thread thread_;
};

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// What all answers share: the knowledge base, a searcher for each worker, the counters.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "searchd/api/metrics.hpp"
#include "searchd/query/completion_keeper.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::api {

struct Options {
  kb::Layout kb;
  unsigned workers = 2;
  std::uint32_t page_size = 10;  ///< hits where limit is not given
  bool own_hosts_only = true;    ///< refuse a foreign Host: where the daemon listens on loopback only
  std::uint16_t port = 8420;     ///< that own hosts name
};

class Service {
 public:
  explicit Service(Options);

  [[nodiscard]] Options const& options() const noexcept { return options_; }
  [[nodiscard]] Metrics& metrics() noexcept { return metrics_; }
  void set_port(std::uint16_t port) noexcept { options_.port = port; }  ///< before the first request

  /// The worker's own searcher; where the knowledge base could not be opened, opening is tried again after a second.
  [[nodiscard]] Result<query::Searcher*> searcher(unsigned worker);

 private:
  struct Slot {
    std::optional<query::Searcher> searcher;
    std::optional<Error> error;
    std::chrono::steady_clock::time_point tried;
  };
  Options options_;
  Metrics metrics_;
  std::shared_ptr<query::CompletionKeeper> completions_;
  std::vector<Slot> slots_;  ///< one a worker, touched by it alone
};

}  // namespace bifrons::api

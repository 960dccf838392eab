// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon counts of itself, in the text form that Prometheus reads.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/server.hpp"

namespace bifrons::api {

/// What is known of the index at the moment.
struct IndexState {
  std::uint64_t documents = 0;
  std::string revision;
};

/// Safe from all threads.
class Metrics {
 public:
  /// route: the pattern, or "" where none fits; it must outlive this.
  void count(std::string_view route, int status, std::chrono::nanoseconds took);
  [[nodiscard]] std::string text(std::optional<IndexState> const&, http::Load) const;

 private:
  static constexpr std::array<double, 10> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5};
  struct Histogram {
    std::array<std::uint64_t, bounds.size()> below{};
    std::uint64_t count = 0;
    double seconds = 0.0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string_view, int>, std::uint64_t> requests_;
  std::map<std::string_view, Histogram> latency_;
};

}  // namespace bifrons::api

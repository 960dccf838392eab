// SPDX-License-Identifier: GPL-3.0-or-later
// When a host may be asked again: one request at a time, a rest after each, pauses as the host asks, a budget.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bifrons::fetch {

/// The pace of one host. Time is handed in, so that it can be tested without waiting.
class HostPace {
 public:
  using Clock = std::chrono::steady_clock;
  struct Rules {
    std::chrono::milliseconds delay{1'000};             ///< rest after each request
    std::chrono::milliseconds crawl_delay_cap{30'000};  ///< a longer Crawl-delay is cut to this
    std::chrono::seconds longest_crawl_delay{3'600};    ///< a host that asks for more wants no crawler: it is put aside
    std::chrono::seconds longest_pause{120};            ///< a host that asks for more is put aside
    std::size_t failures = 8;                           ///< this many failed requests in a row put it aside
    std::size_t budget = 100'000;                       ///< requests in one run
  };

  explicit HostPace(Rules const& rules) : rules_(rules), delay_(rules.delay) {}

  /// The earliest moment of the next request; absent while one is under way or the host is put aside.
  [[nodiscard]] std::optional<Clock::time_point> next() const;
  void started();
  void finished(Clock::time_point now);
  /// What was started is not sent after all: it costs neither a rest nor the budget.
  void cancelled();
  /// Crawl-delay in seconds: never shortens the delay; gives what holds now.
  std::chrono::milliseconds crawl_delay(double seconds);
  /// Retry-After: nobody asks this host before now + pause.
  void pause(Clock::time_point now, std::chrono::seconds pause);
  /// A failed request: the rest doubles each time, up to a minute.
  void failed(Clock::time_point now);
  void succeeded() { failures_ = 0; }
  /// Why the host is asked no more in this run; "" while it is.
  [[nodiscard]] std::string const& aside() const noexcept { return aside_; }

 private:
  Rules rules_;
  std::chrono::milliseconds delay_;
  Clock::time_point free_at_{};
  bool busy_ = false;
  std::size_t requests_ = 0, failures_ = 0;
  std::string aside_;
};

}  // namespace bifrons::fetch

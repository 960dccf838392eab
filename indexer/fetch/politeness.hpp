// SPDX-License-Identifier: GPL-3.0-or-later
// When a host may be asked again: one request at a time or a few, a rest between, pauses as the host asks, a budget.
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
    std::chrono::milliseconds delay{1'000};             ///< rest after each request; between two starts where there are several connections
    std::size_t connections = 1;                        ///< requests at once, until the host asks for a Crawl-delay
    std::chrono::milliseconds crawl_delay_cap{30'000};  ///< a longer Crawl-delay is cut to this
    std::chrono::seconds longest_crawl_delay{3'600};    ///< a host that asks for more wants no crawler: it is put aside
    std::chrono::seconds longest_pause{120};            ///< a host that asks for more is put aside
    std::size_t failures = 8;                           ///< this many failed requests in a row put it aside
    std::size_t budget = 100'000;                       ///< requests in one run
  };

  explicit HostPace(Rules const& rules) : rules_(rules), delay_(rules.delay) { spend(0); }

  /// The earliest moment of the next request; absent while as many as may be are under way or the host is put aside.
  [[nodiscard]] std::optional<Clock::time_point> next() const;
  void started(Clock::time_point now);
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
  /// It is put aside for its budget alone.
  [[nodiscard]] bool spent() const noexcept { return spent_; }

 private:
  void spend(std::size_t requests);

  Rules rules_;
  std::chrono::milliseconds delay_;
  Clock::time_point free_at_{}, free_before_{};
  std::size_t running_ = 0, requests_ = 0, failures_ = 0;
  bool spent_ = false;
  std::string aside_;
};

}  // namespace bifrons::fetch

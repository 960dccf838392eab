// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of waiting.
#include "indexer/fetch/politeness.hpp"

#include <algorithm>

namespace bifrons::fetch {

std::optional<HostPace::Clock::time_point> HostPace::next() const {
  if (running_ >= rules_.connections || requests_ >= rules_.budget || !aside_.empty()) return std::nullopt;
  return free_at_;
}

void HostPace::started(Clock::time_point now) {
  ++running_;
  ++requests_;
  free_before_ = free_at_;
  if (rules_.connections > 1) free_at_ = std::max(free_at_, now + delay_);
}

void HostPace::spend(std::size_t requests) {
  if (requests < rules_.budget || !aside_.empty()) return;
  spent_ = true;
  aside_ = "its budget of requests is used up";
}

void HostPace::finished(Clock::time_point now) {
  --running_;
  if (rules_.connections == 1) free_at_ = std::max(free_at_, now + delay_);
  if (running_ == 0) spend(requests_);
}

void HostPace::cancelled() {
  --running_;
  --requests_;
  free_at_ = free_before_;
}

std::chrono::milliseconds HostPace::crawl_delay(double seconds) {
  if (seconds > static_cast<double>(rules_.longest_crawl_delay.count()))
    aside_ = "its Crawl-delay asks for " + std::to_string(static_cast<long long>(std::min(seconds, 1e15))) + " seconds between two requests";
  auto const cap = static_cast<double>(rules_.crawl_delay_cap.count());
  auto const asked = std::chrono::milliseconds(static_cast<long>(std::clamp(seconds * 1000, 0.0, cap)));
  if (asked.count() > 0) rules_.connections = 1;
  auto const longer = std::max(delay_, asked);
  free_at_ += longer - delay_;  // the rest after robots.txt itself is already the longer one
  return delay_ = longer;
}

void HostPace::pause(Clock::time_point now, std::chrono::seconds pause) {
  if (pause > rules_.longest_pause) aside_ = "it asks to be left alone for " + std::to_string(pause.count()) + " seconds";
  else free_at_ = std::max(free_at_, now + pause);
}

void HostPace::failed(Clock::time_point now) {
  constexpr std::chrono::milliseconds first{500}, longest{60'000};
  auto const rest = std::min(first * (1L << std::min<std::size_t>(failures_, 10)), longest);
  free_at_ = std::max(free_at_, now + std::max(rest, delay_));
  if (++failures_ >= rules_.failures && aside_.empty()) aside_ = std::to_string(failures_) + " requests in a row failed";
}

}  // namespace bifrons::fetch

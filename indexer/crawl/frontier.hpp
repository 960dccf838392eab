// SPDX-License-Identifier: GPL-3.0-or-later
// What is still to be fetched: one queue a host, each with its pace and its robots.txt.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/fetch/politeness.hpp"
#include "indexer/fetch/robots.hpp"

namespace bifrons::crawl {

enum class TaskKind : std::uint8_t { robots, page, feed, sitemap };

/// One address to be fetched.
struct Task {
  TaskKind kind = TaskKind::page;
  std::string url, key;
  std::string host, origin;       ///< "example.com", "http://example.com:8080"
  std::int64_t source = 0;
  int depth = 0, tries = 0;
  bool seed = false;
  bool guess = false;             ///< nobody named it: its absence is no failure
  bool asked = false;             ///< a seed that the run which broke off had read: what follows from it is taken up
  std::uint64_t answer = 0;       ///< of the journal: it is answered already
  bool promoted = false;          ///< a second entry of an address that waits further back already
  std::string cookies;            ///< set by the addresses on the way, as a Cookie header
  std::vector<std::string> via;   ///< the addresses that redirected here, first one first
};

/// robots.txt of one origin.
struct RobotsEntry {
  enum class Stage : std::uint8_t { unknown, asked, known } stage = Stage::unknown;
  fetch::Robots rules;
  std::string closed;                           ///< why nothing may be fetched, "" where rules speak
  std::vector<fetch::RobotsResponse> responses; ///< so far
};

class Frontier {
 public:
  using Clock = fetch::HostPace::Clock;
  using Budget = std::function<std::size_t(std::string const& host)>;
  /// budget: asked for once a host, in place of that of the rules.
  explicit Frontier(fetch::HostPace::Rules rules, Budget budget = {}) : rules_(rules), budget_(std::move(budget)) {}

  /// urgent: before what already waits (feeds and sitemaps, redirects, tries again).
  void add(Task task, bool urgent = false);
  /// A task whose host may be asked now; marks the host busy. Where its robots.txt is not known, the task is that one.
  [[nodiscard]] std::optional<Task> next(Clock::time_point now);
  /// When next() may have something again; absent where it waits for answers only.
  [[nodiscard]] std::optional<Clock::time_point> wake_at() const;
  /// Tasks of hosts that are put aside, taken out, with the reason.
  [[nodiscard]] std::vector<std::pair<Task, std::string>> take_abandoned();

  [[nodiscard]] fetch::HostPace& pace(std::string const& host);
  [[nodiscard]] RobotsEntry& robots(std::string const& origin) { return robots_[origin]; }
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_; }

 private:
  /// The rules of the origin are still awaited, perhaps from another host that its robots.txt redirects to.
  [[nodiscard]] bool awaits_robots(Task const&) const;

  struct Host {
    fetch::HostPace pace;
    std::deque<Task> tasks;
  };
  Host& host(std::string const& name);

  fetch::HostPace::Rules rules_;
  Budget budget_;
  std::map<std::string, Host> hosts_;
  std::map<std::string, RobotsEntry> robots_;
  std::string last_host_;  ///< served last: the others come first
  std::size_t waiting_ = 0;
};

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts take turns; none waits for another.
#include "indexer/crawl/frontier.hpp"

namespace bifrons::crawl {

Frontier::Host& Frontier::host(std::string const& name) {
  if (auto const known = hosts_.find(name); known != hosts_.end()) return known->second;
  auto rules = rules_;
  if (budget_) rules.budget = budget_(name);
  return hosts_.emplace(name, Host{fetch::HostPace(rules), {}}).first->second;
}

fetch::HostPace& Frontier::pace(std::string const& name) { return host(name).pace; }

void Frontier::add(Task task, bool urgent) {
  auto& tasks = host(task.host).tasks;
  if (urgent) tasks.push_front(std::move(task));
  else tasks.push_back(std::move(task));
  ++waiting_;
}

bool Frontier::awaits_robots(Task const& task) const {
  auto const entry = robots_.find(task.origin);
  return task.kind != TaskKind::robots && entry != robots_.end() && entry->second.stage == RobotsEntry::Stage::asked;
}

std::optional<Task> Frontier::next(Clock::time_point now) {
  auto at = hosts_.upper_bound(last_host_);
  for (std::size_t i = 0; i < hosts_.size(); ++i, ++at) {
    if (at == hosts_.end()) at = hosts_.begin();
    auto& [name, host] = *at;
    auto const ready = host.pace.next();
    if (host.tasks.empty() || !ready || *ready > now || awaits_robots(host.tasks.front())) continue;
    last_host_ = name;
    host.pace.started(now);
    auto& front = host.tasks.front();
    if (auto& entry = robots_[front.origin]; entry.stage == RobotsEntry::Stage::unknown && front.kind != TaskKind::robots) {
      entry.stage = RobotsEntry::Stage::asked;
      Task task;
      task.kind = TaskKind::robots;
      task.url = front.origin + "/robots.txt";
      task.host = front.host;
      task.origin = front.origin;
      return task;
    }
    auto task = std::move(front);
    host.tasks.pop_front();
    --waiting_;
    return task;
  }
  return std::nullopt;
}

std::optional<Frontier::Clock::time_point> Frontier::wake_at() const {
  std::optional<Clock::time_point> first;
  for (auto const& [name, host] : hosts_)
    if (auto const ready = host.pace.next(); ready && !host.tasks.empty() && !awaits_robots(host.tasks.front()) && (!first || *ready < *first)) first = ready;
  return first;
}

std::vector<std::pair<Task, std::string>> Frontier::take_abandoned() {
  std::vector<std::pair<Task, std::string>> abandoned;
  for (auto& [name, host] : hosts_) {
    if (host.pace.aside().empty()) continue;
    for (auto& task : host.tasks) abandoned.emplace_back(std::move(task), name + " was put aside: " + host.pace.aside());
    waiting_ -= host.tasks.size();
    host.tasks.clear();
  }
  return abandoned;
}

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads robots.txt line by line into the groups that hold for one agent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/fetch/robots.hpp"

namespace bifrons::fetch {

/// A rule's value in the escaping in which paths are compared.
[[nodiscard]] std::string robots_pattern(std::string_view value);

/// One pass over the file. Groups for the agent are merged; those of "*" hold where the agent has none.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view agent);
  void line(std::string_view);
  [[nodiscard]] Robots finish() &&;

 private:
  struct Group {
    bool named = false;
    std::vector<Robots::Rule> rules;
    std::optional<double> delay;
  };
  void user_agent(std::string_view value);
  void rule(bool allow, std::string_view value);
  void crawl_delay(std::string_view value);

  std::string agent_;
  Group own_, any_;
  bool in_own_ = false, in_any_ = false;              ///< the group that rules belong to
  bool delay_in_own_ = false, delay_in_any_ = false;  ///< the same for Crawl-delay, which ends a run of agents by itself
  bool rules_seen_ = true, delay_seen_ = true;        ///< since the last User-agent line
  bool agents_seen_ = false;
  std::optional<double> stray_delay_;                 ///< before any User-agent line
  std::vector<std::string> sitemaps_;
};

}  // namespace bifrons::fetch

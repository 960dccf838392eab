// SPDX-License-Identifier: GPL-3.0-or-later
// Directives between commas; "agent:" before one binds those that follow to that agent.
#include "indexer/crawl/robots_tag.hpp"

#include <algorithm>
#include <string>

namespace bifrons::crawl {
namespace {

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(" \t") - first + 1);
}

void read(std::string_view value, std::string_view agent, RobotsTag& tag) {
  bool ours = true;
  while (!value.empty()) {
    auto const end = std::min(value.find(','), value.size());
    auto word = trim(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
    if (auto const colon = word.find(':'); colon != std::string_view::npos) {
      auto const name = trim(word.substr(0, colon));
      bool const rule = name == "unavailable_after" || name.starts_with("max-");
      if (!rule) ours = name == agent || name == "*";
      word = rule ? std::string_view{} : trim(word.substr(colon + 1));
    }
    if (!ours) continue;
    tag.noindex |= word == "noindex" || word == "none";
    tag.nofollow |= word == "nofollow" || word == "none";
  }
}

}  // namespace

RobotsTag robots_tag(fetch::Resource const& resource, std::string_view agent) {
  RobotsTag tag;
  for (auto const& [name, value] : resource.headers) {
    if (name != "x-robots-tag") continue;
    std::string lower(value);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    read(lower, agent, tag);
  }
  return tag;
}

}  // namespace bifrons::crawl

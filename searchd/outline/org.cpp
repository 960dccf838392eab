// SPDX-License-Identifier: GPL-3.0-or-later
// Org files: stars, then a state, a priority, the heading and its tags; what stands below is its note.
#include <algorithm>
#include <array>

#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

constexpr std::array<std::string_view, 6> states = {"TODO ", "DONE ", "NEXT ", "WAITING ", "STARTED ", "CANCELLED "};

std::string heading(std::string_view line) {
  for (auto const state : states)
    if (line.starts_with(state)) line = trimmed(line.substr(state.size()));
  if (line.size() > 4 && line.starts_with("[#") && line[3] == ']') line = trimmed(line.substr(4));
  if (line.ends_with(':')) {
    std::size_t const tags = line.find_last_of(" \t");
    if (tags != line.npos && tags + 1 < line.size() && line[tags + 1] == ':') line = trimmed(line.substr(0, tags));
  }
  return label(line);
}

/// Links as their description; the first address is kept in url.
std::string without_links(std::string text, std::string& url) {
  std::size_t from = 0;
  for (std::size_t open = text.find("[["); open != text.npos; open = text.find("[[", from)) {
    std::size_t const end = text.find("]]", open);
    if (end == text.npos) break;
    std::size_t const middle = text.find("][", open);
    std::string const address = text.substr(open + 2, std::min(middle, end) - open - 2);
    std::string const shown = middle < end ? text.substr(middle + 2, end - middle - 2) : address;
    if (url.empty() && address.find("://") != address.npos) url = address;
    text.replace(open, end + 2 - open, shown);
    from = open + shown.size();
  }
  return text;
}

bool is_planning(std::string_view line) { return line.starts_with("SCHEDULED:") || line.starts_with("DEADLINE:") || line.starts_with("CLOSED:"); }

}  // namespace

Result<Nodes> read_org(std::string_view utf8) {
  Nodes nodes;
  Levels levels;
  bool drawer = false;
  while (!utf8.empty() && nodes.size() <= max_nodes) {
    std::string_view const line = take_line(utf8);
    std::size_t const stars = std::min(line.find_first_not_of('*'), line.size());
    std::string_view const text = trimmed(line);
    if (stars > 0 && stars < line.size() && line[stars] == ' ') {
      drawer = false;
      Node node{.level = levels.of(stars), .text = {}, .note = {}, .url = {}};
      node.text = without_links(heading(trimmed(line.substr(stars))), node.url);
      nodes.push_back(std::move(node));
    } else if (text == ":END:") {
      drawer = false;
    } else if (text.size() > 2 && text.starts_with(':') && text.ends_with(':') && text.find(' ') == text.npos) {
      drawer = true;
    } else if (!drawer && !text.empty() && !text.starts_with("#+") && !text.starts_with("# ") && !is_planning(text) && !nodes.empty()) {
      std::string& note = nodes.back().note;
      note += (note.empty() ? "" : " ") + without_links(label(text), nodes.back().url);
    }
  }
  return nodes;
}

}  // namespace bifrons::outline

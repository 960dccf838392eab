// SPDX-License-Identifier: GPL-3.0-or-later
// The suite about HTML trees: our tree in the html5lib test format.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/html/dom.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

std::string_view space_prefix(html::Namespace space) {
  return space == html::Namespace::svg ? "svg " : space == html::Namespace::math ? "math " : "";
}

std::vector<std::string> attribute_lines(html::Document const& page, std::uint32_t node) {
  std::vector<std::string> lines;
  for (auto const& attribute : page.attributes(node)) {
    std::string line(attribute.prefix);
    if (!line.empty()) line += ' ';
    lines.push_back(line.append(attribute.name).append("=\"").append(attribute.value).append("\""));
  }
  std::ranges::sort(lines);
  return lines;
}

std::string doctype(html::Document const& page, std::uint32_t node) {
  std::string out = "<!DOCTYPE " + std::string(page[node].tag);
  auto const public_id = page.attribute(node, "public"), system_id = page.attribute(node, "system");
  if (!public_id.empty() || !system_id.empty()) out.append(" \"").append(public_id).append("\" \"").append(system_id).append("\"");
  return out + ">";
}

std::string node_line(html::Document const& page, std::uint32_t node) {
  auto const& at = page[node];
  switch (at.kind) {
    case html::NodeKind::element: return "<" + std::string(space_prefix(at.space)) + std::string(at.tag) + ">";
    case html::NodeKind::text: return "\"" + std::string(at.text) + "\"";
    case html::NodeKind::comment: return "<!-- " + std::string(at.text) + " -->";
    case html::NodeKind::doctype: return doctype(page, node);
    case html::NodeKind::content: return "content";
    default: return "?";
  }
}

std::string tree(html::Document const& page) {
  std::string out;
  std::vector<std::size_t> depth(page.nodes().size());
  auto const add = [&out](std::size_t level, std::string_view line) {
    if (!out.empty()) out += '\n';
    out.append("| ").append(level * 2, ' ').append(line);
  };
  for (std::uint32_t node = 1; node < page.nodes().size(); ++node) {
    auto const parent = page[node].parent;
    depth[node] = parent == 0 ? 0 : depth[parent] + 1;
    add(depth[node], node_line(page, node));
    if (page[node].kind != html::NodeKind::element) continue;
    for (auto const& line : attribute_lines(page, node)) add(depth[node] + 1, line);
  }
  return out;
}

boost::json::value answer_tree(boost::json::object const& in) {
  auto const page = html::Document::parse_fragment(text_of(in, "html"), text_of(in, "fragment"));
  if (!page) return error_answer(page.error().what);
  boost::json::object out;
  out["tree"] = tree(*page);
  return out;
}

constexpr std::array<Suite, 1> suites{{{"html-tree", answer_tree}}};

}  // namespace

std::span<Suite const> html_suites() { return suites; }

}  // namespace bifrons::conformance

// SPDX-License-Identifier: GPL-3.0-or-later
// FreeMind and Freeplane maps: nodes in nodes, rich text as HTML inside them.
#include "corpus/xml/xml.hpp"
#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

/// All text under element, with a space wherever an element begins or ends a line.
std::string spaced_text(xml::Element const& element) {
  struct Open {
    xml::Element const* element;
    std::size_t child, at;
  };
  std::string text;
  std::vector<Open> open{{&element, 0, 0}};
  while (!open.empty()) {
    Open& top = open.back();
    auto const& own = *top.element;
    bool const more = top.child < own.children.size();
    std::size_t const until = more && top.child < own.text_at.size() ? own.text_at[top.child] : own.text.size();
    if (until > top.at) text.append(own.text, top.at, until - top.at);
    top.at = std::max(top.at, until);
    if (!more) {
      open.pop_back();
      continue;
    }
    auto const& child = own.children[top.child++];
    bool const running = child.name == "b" || child.name == "i" || child.name == "u" || child.name == "font" || child.name == "span" || child.name == "a";
    if (!running) text += ' ';
    if (child.name != "head" && child.name != "style") open.push_back({&child, 0, 0});
  }
  return label(text);
}

Node node_of(xml::Element const& element, std::uint32_t level) {
  Node node{.level = level, .text = label(element.attribute("TEXT")), .note = {}, .url = std::string(element.attribute("LINK"))};
  for (auto const& child : element.children) {
    if (child.name != "richcontent") continue;
    std::string rich = spaced_text(child);
    if (child.attribute("TYPE") == "NODE") node.text = std::move(rich);
    else if (!rich.empty()) node.note += (node.note.empty() ? "" : " ") + rich;
  }
  if (node.text.empty()) node.text = label(element.attribute("LOCALIZED_TEXT"));
  // A link to a place in the map itself leads nowhere outside.
  if (node.url.starts_with('#')) node.url.clear();
  return node;
}

}  // namespace

Result<Nodes> read_freemind(std::string_view bytes) {
  auto const root = xml::parse(bytes);
  if (!root) return tl::unexpected(root.error());
  struct Waiting {
    xml::Element const* element;
    std::uint32_t level;
  };
  std::vector<Waiting> waiting{{&*root, 0}};
  Nodes nodes;
  while (!waiting.empty() && nodes.size() <= max_nodes) {
    auto const [element, level] = waiting.back();
    waiting.pop_back();
    if (level > 0) nodes.push_back(node_of(*element, level));
    for (auto child = element->children.rbegin(); child != element->children.rend(); ++child)
      if (child->name == "node") waiting.push_back({&*child, level + 1});
  }
  return nodes;
}

}  // namespace bifrons::outline

// SPDX-License-Identifier: GPL-3.0-or-later
// OPML as outliners write it: outline elements with the text, the note and the address as attributes.
#include "corpus/xml/xml.hpp"
#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

std::string_view first_of(xml::Element const& element, std::initializer_list<std::string_view> names) {
  for (auto const name : names)
    if (auto const value = element.attribute(name); !value.empty()) return value;
  return {};
}

}  // namespace

Result<Nodes> read_opml(std::string_view bytes) {
  auto const root = xml::parse(bytes);
  if (!root) return tl::unexpected(root.error());
  auto const* body = root->child("body");
  if (body == nullptr) return failure(ErrorCode::bad_input, "it has no body", "export the outline again");
  struct Waiting {
    xml::Element const* element;
    std::uint32_t level;
  };
  std::vector<Waiting> waiting{{body, 0}};
  Nodes nodes;
  while (!waiting.empty() && nodes.size() <= max_nodes) {
    auto const [element, level] = waiting.back();
    waiting.pop_back();
    if (level > 0)
      nodes.push_back({.level = level,
                       .text = label(first_of(*element, {"text", "title"})),
                       .note = label(first_of(*element, {"_note", "note"})),
                       .url = std::string(first_of(*element, {"htmlUrl", "url", "xmlUrl"}))});
    for (auto child = element->children.rbegin(); child != element->children.rend(); ++child)
      if (child->name == "outline") waiting.push_back({&*child, level + 1});
  }
  return nodes;
}

}  // namespace bifrons::outline

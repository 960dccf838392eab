// SPDX-License-Identifier: GPL-3.0-or-later
// The parser's tree laid out flat: nodes in document order, attributes beside them.
#include "indexer/html/dom.hpp"

#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/document_type.h>
#include <lexbor/html/html.h>

#include <algorithm>
#include <string>

#include "indexer/html/parser.hpp"
#include "indexer/html/selectors.hpp"

namespace bifrons::html {
namespace {

std::string_view view(lxb_char_t const* data, std::size_t size) {
  return data != nullptr ? std::string_view(reinterpret_cast<char const*>(data), size) : std::string_view();
}

Namespace space_of(std::uintptr_t ns) {
  switch (ns) {
    case LXB_NS_HTML: return Namespace::html;
    case LXB_NS_SVG: return Namespace::svg;
    case LXB_NS_MATH: return Namespace::math;
    default: return Namespace::other;
  }
}

NodeKind kind_of(lxb_dom_node_t const* node) {
  switch (node->type) {
    case LXB_DOM_NODE_TYPE_ELEMENT: return NodeKind::element;
    case LXB_DOM_NODE_TYPE_TEXT:
    case LXB_DOM_NODE_TYPE_CDATA_SECTION: return NodeKind::text;
    case LXB_DOM_NODE_TYPE_COMMENT: return NodeKind::comment;
    case LXB_DOM_NODE_TYPE_DOCUMENT: return NodeKind::document;
    case LXB_DOM_NODE_TYPE_DOCUMENT_TYPE: return NodeKind::doctype;
    case LXB_DOM_NODE_TYPE_DOCUMENT_FRAGMENT: return NodeKind::content;
    default: return NodeKind::other;
  }
}

Attribute read_attribute(lxb_dom_attr_t* attribute) {
  std::size_t length = 0;
  Attribute out;
  auto const* value = lxb_dom_attr_value(attribute, &length);
  out.value = view(value, value != nullptr ? length : 0);
  bool const foreign = attribute->node.ns >= LXB_NS_XLINK && attribute->node.ns <= LXB_NS_XMLNS;
  auto const* name = lxb_dom_attr_qualified_name(attribute, &length);
  out.name = view(name, length);
  if (!foreign) return out;
  if (auto const colon = out.name.find(':'); colon != std::string_view::npos) {
    out.prefix = out.name.substr(0, colon);
    out.name.remove_prefix(colon + 1);
  }
  return out;
}

/// What hangs under a node: a template's content in place of its children.
lxb_dom_node_t* first_below(lxb_dom_node_t* node) {
  if (node->type == LXB_DOM_NODE_TYPE_ELEMENT && node->local_name == LXB_TAG_TEMPLATE && node->ns == LXB_NS_HTML) {
    auto* content = lxb_html_interface_template(node)->content;
    return content != nullptr ? lxb_dom_interface_node(content) : nullptr;
  }
  return node->first_child;
}

}  // namespace

struct Document::Impl {
  ParsedDocument parsed;
  lxb_dom_node_t* top = nullptr;
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;

  void fill(lxb_dom_node_t* root, std::size_t most);
  void add(lxb_dom_node_t* node, std::uint32_t parent, std::uint32_t previous);
  void read_element(Node& out, lxb_dom_node_t* node);
};

void Document::Impl::read_element(Node& out, lxb_dom_node_t* node) {
  std::size_t length = 0;
  auto* element = lxb_dom_interface_element(node);
  auto const* name = node->ns == LXB_NS_HTML ? lxb_dom_element_local_name(element, &length) : lxb_dom_element_qualified_name(element, &length);
  out.tag = view(name, length);
  for (auto* attribute = element->first_attr; attribute != nullptr; attribute = attribute->next)
    attributes.push_back(read_attribute(attribute));
}

void Document::Impl::add(lxb_dom_node_t* node, std::uint32_t parent, std::uint32_t previous) {
  auto const at = static_cast<std::uint32_t>(nodes.size());
  node->user = reinterpret_cast<void*>(static_cast<std::uintptr_t>(at));  // NOLINT(performance-no-int-to-ptr): select() finds the index again by it
  Node out;
  out.kind = kind_of(node);
  out.space = space_of(node->ns);
  out.parent = parent;
  out.attribute_begin = static_cast<std::uint32_t>(attributes.size());
  if (out.kind == NodeKind::element) read_element(out, node);
  if (out.kind == NodeKind::text || out.kind == NodeKind::comment) {
    auto const& data = lxb_dom_interface_character_data(node)->data;
    out.text = view(data.data, data.length);
  }
  if (out.kind == NodeKind::doctype) {
    auto* type = lxb_dom_interface_document_type(node);
    std::size_t length = 0;
    auto const* name = lxb_dom_document_type_name(type, &length);
    out.tag = view(name, length);
    attributes.push_back({"public", view(type->public_id.data, type->public_id.length), {}});
    attributes.push_back({"system", view(type->system_id.data, type->system_id.length), {}});
  }
  out.attribute_count = static_cast<std::uint32_t>(attributes.size()) - out.attribute_begin;
  if (previous != npos) nodes[previous].next = at;
  else if (parent != npos) nodes[parent].first_child = at;
  nodes.push_back(out);
}

void Document::Impl::fill(lxb_dom_node_t* root, std::size_t most) {
  // One frame for each open node: the foreign node to come next, our parent, our previous sibling.
  struct Frame {
    lxb_dom_node_t* next;
    std::uint32_t parent, previous;
  };
  add(root, npos, npos);
  std::vector<Frame> frames{{first_below(root), 0, npos}};
  while (!frames.empty()) {
    auto& frame = frames.back();
    if (frame.next == nullptr) {
      nodes[frame.parent].end = static_cast<std::uint32_t>(nodes.size());
      frames.pop_back();
      continue;
    }
    if (nodes.size() >= most) {  // the rest is too much: the caller refuses it
      frame.next = nullptr;
      continue;
    }
    auto* node = frame.next;
    auto const at = static_cast<std::uint32_t>(nodes.size());
    add(node, frame.parent, frame.previous);
    frame.previous = at;
    frame.next = node->type == LXB_DOM_NODE_TYPE_DOCUMENT_FRAGMENT ? nullptr : node->next;
    frames.push_back({first_below(node), at, npos});
  }
}

Result<Document> Document::parse(std::string_view utf8, Limits limits) { return parse_fragment(utf8, {}, limits); }

Result<Document> Document::parse_fragment(std::string_view utf8, std::string_view context, Limits limits) {
  auto parsed = run_parser(utf8, context, limits);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  auto impl = std::make_unique<Impl>();
  auto const tags = static_cast<std::size_t>(std::ranges::count(utf8, '<'));
  impl->nodes.reserve(std::min(tags + tags / 2 + 16, limits.nodes + 1));  // growing would hold them twice
  impl->fill(parsed->root, limits.nodes);
  if (impl->nodes.size() >= limits.nodes)
    return failure(ErrorCode::unreadable, "the page has over " + std::to_string(limits.nodes) + " nodes, the bound");
  impl->top = parsed->root;
  impl->parsed = std::move(parsed->document);
  return Document(std::move(impl));
}

Document::Document(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Result<std::vector<std::uint32_t>> Document::select(std::string_view selectors) const {
  auto* root = impl_->nodes.empty() ? nullptr : impl_->top;
  return run_selectors(selectors, root);
}

std::vector<Node> const& Document::nodes() const noexcept { return impl_->nodes; }

std::span<Attribute const> Document::attributes(std::uint32_t node) const noexcept {
  auto const& at = impl_->nodes[node];
  return std::span(impl_->attributes).subspan(at.attribute_begin, at.attribute_count);
}

std::string_view Document::attribute(std::uint32_t node, std::string_view name) const noexcept {
  for (auto const& attribute : attributes(node))
    if (attribute.name == name) return attribute.value;
  return {};
}

}  // namespace bifrons::html

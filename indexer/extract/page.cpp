// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tree once: which elements are hidden, and where blocks of text begin and end.
#include "indexer/extract/page.hpp"

#include <algorithm>

#include "indexer/extract/block_reader.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

/// "display : none" whatever its white space.
bool says_hidden(std::string_view style) {
  if (style.size() < 11) return false;
  std::string squeezed;
  for (char const c : style)
    if (c != ' ') squeezed += ascii_lower(c);
  return squeezed.find("display:none") != std::string::npos || squeezed.find("visibility:hidden") != std::string::npos;
}

/// Labels that only a screen reader speaks ("Opens in a new window").
bool is_for_screen_readers(std::string_view names) {
  for (std::string_view const name : {"sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden"})
    if (names.find(name) != std::string_view::npos && names.find("not-sr-only") == std::string_view::npos) return true;
  return false;
}

/// What shows over a word only while the pointer is on it: "tooltip-content", "Term_tooltipBubble".
bool is_bubble(std::string_view names) {
  auto const low = ascii_lowered(names);
  for (std::string_view const outer : {"tooltip", "popover", "rollover", "hovercard"}) {
    auto at = low.find(outer);
    for (; at != std::string::npos; at = low.find(outer, at + 1)) {
      auto rest = std::string_view(low).substr(at + outer.size());
      while (!rest.empty() && (rest.front() == '-' || rest.front() == '_')) rest.remove_prefix(1);
      for (std::string_view const inner : {"text", "content", "bubble", "body", "block", "inner", "box", "wrapper"})
        if (rest.starts_with(inner)) return true;
    }
  }
  return false;
}

constexpr std::size_t post_octets = 600;

/// Some blogs keep the post in <noscript> for readers without scripts; a short one only asks to switch them on.
bool holds_the_post(html::Document const& page, NodeId i) {
  std::size_t octets = 0;
  for (auto at = i; at < page[i].end && octets < post_octets; ++at)
    if (page[at].kind == html::NodeKind::text) octets += trimmed(page[at].text).size();
  return octets >= post_octets;
}

/// React sends what was not ready at the page's end, hidden, and a script moves it to where it belongs.
bool is_streamed(html::Document const& page, NodeId i) { return page.attribute(i, "id").starts_with("S:"); }

bool is_hidden(html::Document const& page, NodeId i, Tag tag) {
  if (tag == Tag::noscript && holds_the_post(page, i)) return false;
  if (holds_no_text(tag)) return true;
  for (auto const& attribute : page.attributes(i)) {
    if (attribute.name == "hidden" && attribute.value != "until-found" && !is_streamed(page, i)) return true;
    if (attribute.name == "style" && says_hidden(attribute.value)) return true;
    if (attribute.name == "aria-modal" && attribute.value == "true") return true;
    if (attribute.name == "role" && attribute.value == "tooltip") return true;
    if (attribute.name == "class" && !is_block(tag) && (is_for_screen_readers(attribute.value) || is_bubble(attribute.value))) return true;
  }
  return false;
}

}  // namespace

PageTree::PageTree(html::Document const& document) : document_(&document) {
  auto const count = document.nodes().size();
  tags_.resize(count, Tag::other);
  hidden_.resize(count, false);
  for (NodeId i = 0; i < count; ++i) {
    auto const& node = document[i];
    bool const under = node.parent != npos && hidden_[node.parent];
    if (node.kind == html::NodeKind::element) {
      tags_[i] = node.space == html::Namespace::html ? tag_of(node.tag) : Tag::svg;
      hidden_[i] = under || is_hidden(document, i, tags_[i]);
    } else {
      hidden_[i] = under || node.kind == html::NodeKind::content || node.kind == html::NodeKind::comment;
    }
  }
  blocks_ = read_blocks(*this);
}

std::pair<std::size_t, std::size_t> PageTree::blocks_in(NodeId node) const noexcept {
  auto const begin = std::ranges::lower_bound(blocks_, node, {}, &Block::first);
  auto const end = std::ranges::lower_bound(blocks_, document_->nodes()[node].end, {}, &Block::first);
  return {static_cast<std::size_t>(begin - blocks_.begin()), static_cast<std::size_t>(end - blocks_.begin())};
}

std::string PageTree::text_of(NodeId node) const {
  std::string out;
  bool space = false;
  for (NodeId i = node; i < document_->nodes()[node].end; ++i) {
    if (hidden_[i] && i != node) continue;
    if (tags_[i] == Tag::br || is_block(tags_[i])) space = true;
    if ((*document_)[i].kind == html::NodeKind::text) append_squeezed(out, (*document_)[i].text, space);
  }
  return out;
}

}  // namespace bifrons::extract

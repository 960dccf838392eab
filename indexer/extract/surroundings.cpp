// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the elements around one, up to the first that holds the body too.
#include "indexer/extract/surroundings.hpp"

#include <array>

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::array<std::string_view, 14> words{"sidebar", "widget", "related", "cloud", "popular", "recommended", "teaser", "trending", "latest", "recent", "more-from", "read-next", "carousel", "mega"};

bool holds(PageTree const& page, NodeId outer, NodeId inner) { return inner >= outer && inner < page.node(outer).end; }

bool names_other_pages(PageTree const& page, NodeId i) {
  for (auto const* attribute : {"class", "id"}) {
    auto const value = page.attribute(i, attribute);
    if (value.empty()) continue;
    if ((name_groups(value) & name_comment) != 0) return true;
    auto const low = ascii_lowered(value);
    for (auto const& word : words)
      if (low.find(word) != std::string::npos && (word != "widget" || low.find("elementor") == std::string::npos)) return true;
  }
  return false;
}

/// A column that bears the page's own heading is no side column, whatever its name.
bool holds_title(PageTree const& page, NodeId i) {
  auto const [begin, end] = page.blocks_in(i);
  for (auto b = begin; b < end; ++b)
    if (page.blocks()[b].kind == BlockKind::heading && page.blocks()[b].level == 1) return true;
  return false;
}

}  // namespace

bool is_elsewhere(PageTree const& page, Content const& content, NodeId i) {
  auto const begin = page.blocks_in(i).first;
  if (begin < content.marks.size() && content.role(begin) == Role::comment && page.blocks()[begin].first < page.node(i).end) return true;
  NodeId article = npos;  // around the body
  for (auto at = content.root; at != npos; at = page.node(at).parent)
    if (page.tag(at) == Tag::article || page.tag(at) == Tag::main) article = at;
  for (auto at = i; at != npos; at = page.node(at).parent) {
    if (holds(page, at, content.root)) return false;
    auto const tag = page.tag(at);
    if (tag == Tag::nav || tag == Tag::body) return tag == Tag::nav;
    if (tag == Tag::aside && !(article != npos && holds(page, article, at))) return true;
    if (names_other_pages(page, at)) return !holds_title(page, at);
  }
  return false;
}

}  // namespace bifrons::extract

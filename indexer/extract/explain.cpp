// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the roles off the finished extraction; nothing is judged here.
#include "indexer/extract/explain.hpp"

#include <algorithm>

#include "indexer/extract/coloured_page.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/reading.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t most_steps = 4, most_names = 3;

std::string name_of(PageTree const& page, NodeId i) {
  std::string out(page.node(i).tag);
  if (auto const id = trimmed(page.attribute(i, "id")); !id.empty()) out.append("#").append(id.substr(0, 60));
  auto classes = trimmed(page.attribute(i, "class"));
  for (std::size_t n = 0; n < most_names && !classes.empty(); ++n) {
    auto const end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    out.append(".").append(classes.substr(0, std::min<std::size_t>(end, 60)));
    classes = trimmed(classes.substr(end));
  }
  return out;
}

/// The innermost elements around a node.
std::string place_of(PageTree const& page, NodeId node) {
  std::string out;
  std::size_t steps = 0;
  for (auto at = page.node(node).parent; at != npos && page.tag(at) != Tag::body && page.tag(at) != Tag::html; at = page.node(at).parent) {
    if (page.node(at).kind != html::NodeKind::element) continue;
    if (++steps > most_steps) return "… > " + out;
    out = name_of(page, at) + (out.empty() ? "" : " > ") + out;
  }
  return out;
}

}  // namespace

Result<Explanation> explain(Page const& page) {
  Explanation out;
  auto read = read_observed(page, [&out](PageTree const& tree, Content const& content) {
    for (std::size_t b = 0; b < tree.blocks().size(); ++b) {
      auto const& block = tree.blocks()[b];
      auto const mark = content.marks[b];
      out.blocks.push_back({block.text, block.kind, block.level, role_name(mark.role), reason_text(mark.reason), place_of(tree, block.first)});
    }
    out.page = coloured_page(tree, content);
  });
  if (!read) return tl::unexpected(read.error());
  out.extraction = std::move(*read);
  return out;
}

}  // namespace bifrons::extract

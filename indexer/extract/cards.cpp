// SPDX-License-Identifier: GPL-3.0-or-later
// For each element, its children by tag and class; a group of four or more of which nearly all are teasers goes.
#include "indexer/extract/cards.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace bifrons::extract {
namespace {

constexpr std::size_t least_cards = 4, card_blocks = 7;
constexpr std::uint32_t card_chars = 600, title_chars = 15;
constexpr double spared_share = 0.5;

/// A linked title first, then little else.
bool is_card(PageTree const& page, NodeId i) {
  auto const [begin, end] = page.blocks_in(i);
  if (begin == end || end - begin > card_blocks) return false;
  std::uint32_t chars = 0, plain = 0;
  bool title = false;
  for (auto b = begin; b < end; ++b) {
    auto const& block = page.blocks()[b];
    chars += block.chars;
    plain += block.chars - std::min(block.chars, block.link_chars);
    if (b < begin + 3 && block.link_chars >= title_chars && (block.link_chars * 10 >= block.chars * 7 || block.text.find('\n') != std::string::npos)) title = true;
  }
  // A lone linked line is a list of links, judged elsewhere; a card says something beside its title.
  return title && chars <= card_chars && plain >= title_chars;
}

struct Group {
  std::vector<NodeId> members;
  std::size_t cards = 0;
  double good = 0;
};

}  // namespace

void mark_cards(PageTree const& page, NodeId spared, std::vector<Weight> const& before, Marks& marks) {
  double const total = before.empty() ? 0 : before[0].good;
  for (NodeId parent = 0; parent < page.size(); ++parent) {
    if (page.node(parent).first_child == npos || page.hidden(parent)) continue;
    bool const inside = spared != npos && parent >= spared && parent < page.node(spared).end;
    std::map<std::pair<Tag, std::string_view>, Group> groups;
    for (auto child = page.node(parent).first_child; child != npos; child = page.node(child).next) {
      auto const tag = page.tag(child);
      if (!is_block(tag) || page.hidden(child)) continue;
      auto& group = groups[{tag, page.attribute(child, "class")}];
      group.members.push_back(child);
      group.cards += is_card(page, child) ? 1u : 0u;
      group.good += before[child].good;
    }
    for (auto const& [key, group] : groups) {
      if (inside) continue;  // the author's own lists
      if (group.members.size() < least_cards || group.cards * 5 < group.members.size() * 4 || group.good >= spared_share * total) continue;
      for (auto const member : group.members) {
        auto const [begin, end] = page.blocks_in(member);
        for (auto b = begin; b < end; ++b)
          if (marks[b].role == Role::outside) marks[b] = {Role::furniture, Reason::cards};
      }
    }
  }
}

}  // namespace bifrons::extract

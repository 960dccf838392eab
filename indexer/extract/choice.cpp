// SPDX-License-Identifier: GPL-3.0-or-later
// Goes down from the body while one child holds nearly all running text, then lets containers that name themselves refine that.
#include "indexer/extract/choice.hpp"

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr double dominant = 0.8, headed_chars = 250, headed_share = 0.3;

NodeId find_body(PageTree const& page) {
  for (NodeId i = 0; i < page.size(); ++i)
    if (page.tag(i) == Tag::body) return i;
  return 0;
}

NodeId descend(PageTree const& page, std::vector<Weight> const& sums, NodeId from) {
  for (auto at = from;;) {
    NodeId best = npos;
    for (auto child = page.node(at).first_child; child != npos; child = page.node(child).next)
      if (best == npos || sums[child].good > sums[best].good) best = child;
    if (best == npos || sums[best].good < dominant * sums[at].good || !is_block(page.tag(best)) || page.tag(best) == Tag::p ||
        page.tag(best) == Tag::li || page.tag(best) == Tag::blockquote || page.tag(best) == Tag::pre)
      return at;
    at = best;
  }
}

/// The smallest element that calls itself the article and holds the page's heading, where other has it not.
NodeId choose_headed(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& sums, std::size_t heading, NodeId other) {
  if (heading >= page.blocks().size()) return other;
  auto const first = page.blocks()[heading].first;
  for (auto at = page.blocks()[heading].container; at != npos; at = page.node(at).parent) {
    if (container_rank(page, groups, at) < 2 || sums[at].good < headed_chars) continue;
    bool const held = first >= other && first < page.node(other).end;
    return held && sums[at].good < headed_share * sums[other].good ? other : at;
  }
  return other;
}

}  // namespace

int container_rank(PageTree const& page, std::vector<std::uint8_t> const& groups, NodeId i) {
  auto const tag = page.tag(i);
  if (!is_block(tag) || tag == Tag::body || tag == Tag::html) return 0;
  auto const property = page.attribute(i, "itemprop");
  if (ifind(property, "articlebody") != std::string_view::npos) return 4;
  if ((groups[i] & name_body) != 0) return 3;
  if (tag == Tag::article) return 2;
  return tag == Tag::main || page.attribute(i, "role") == "main" ? 1 : 0;
}

std::size_t find_heading(PageTree const& page, std::string_view title) {
  auto const& blocks = page.blocks();
  auto const sought = lowered(title);
  auto best = blocks.size();
  for (std::size_t b = 0; b < blocks.size() && !sought.empty(); ++b) {
    if (blocks[b].kind != BlockKind::heading || blocks[b].text.size() > 2 * sought.size() || lowered(blocks[b].text) != sought) continue;
    if (best == blocks.size() || blocks[b].level < blocks[best].level) best = b;
  }
  return best;
}

NodeId choose_container(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& sums, std::size_t heading) {
  auto const body = find_body(page);
  auto const by_sum = descend(page, sums, body);
  NodeId best = by_sum;
  int best_rank = 0;
  for (NodeId i = 0; i < page.size(); ++i) {
    if (page.node(i).kind != html::NodeKind::element || page.hidden(i)) continue;
    int const r = container_rank(page, groups, i);
    if (r == 0 || r < best_rank) continue;
    double const needed = r >= 3 ? 0.6 : r == 2 ? 0.5 : 0.5;
    if (sums[i].good < needed * sums[by_sum].good || sums[i].good <= 0) continue;
    if (r > best_rank || sums[i].good > sums[best].good) {
      best = i;
      best_rank = r;
    }
  }
  return best_rank >= 2 ? best : choose_headed(page, groups, sums, heading, best);
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Block weights by length, link density and sentence ends; sums upwards in one pass from the last node to the first.
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {
namespace {

double prose_weight(double chars, double links, bool sentences) {
  double const density = chars > 0 ? links / chars : 1;
  if (density > 0.5) return -chars;
  if (!sentences && chars < 40) return -4 - links;
  return sentences || chars >= 80 ? chars - 1.5 * links : chars * 0.3 - links;
}

double item_weight(double chars, double links, bool sentences) {
  double const density = chars > 0 ? links / chars : 1;
  if (density > 0.4) return -chars;
  if (links > 0) return sentences && chars >= 80 ? chars - 2 * links : -links;
  return sentences || chars >= 50 ? chars * 0.8 : chars * 0.2;
}

}  // namespace

double block_weight(Block const& block) {
  double const chars = block.chars, links = block.link_chars;
  switch (block.kind) {
    case BlockKind::heading: return links > 0.6 * chars ? -chars : 0;
    case BlockKind::item:
    case BlockKind::row:
    case BlockKind::term: return item_weight(chars, links, block.sentences);
    case BlockKind::preformatted: return links > 0.5 * chars ? -chars : chars;
    case BlockKind::caption: return chars * 0.1;
    default: return prose_weight(chars, links, block.sentences);
  }
}

bool is_prose(Block const& block) {
  return block.kind != BlockKind::heading && block.kind != BlockKind::caption && block.sentences && block.chars >= 80 &&
         block.link_chars * 2 < block.chars;
}

bool is_standfirst(Block const& block) { return block.kind != BlockKind::heading && block.kind != BlockKind::caption && block.chars >= 80 && block.link_chars == 0; }

std::vector<Weight> sum_weights(PageTree const& page, Marks const& marks) {
  std::vector<Weight> sums(page.size());
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (marks[b].role != Role::outside && marks[b].role != Role::body) continue;
    auto const weight = block_weight(blocks[b]);
    auto& sum = sums[blocks[b].container == npos ? 0 : blocks[b].container];
    (weight > 0 ? sum.good : sum.bad) += weight > 0 ? weight : -weight;
  }
  for (NodeId i = static_cast<NodeId>(page.size()); i-- > 1;) {
    auto const parent = page.node(i).parent;
    sums[parent].good += sums[i].good;
    sums[parent].bad += sums[i].bad;
  }
  return sums;
}

}  // namespace bifrons::extract

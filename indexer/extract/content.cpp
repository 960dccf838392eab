// SPDX-License-Identifier: GPL-3.0-or-later
// The three readings in order, with a milder marking where the first leaves too little.
#include "indexer/extract/content.hpp"

#include <array>

#include "indexer/extract/block_text.hpp"
#include "indexer/extract/choice.hpp"
#include "indexer/extract/edges.hpp"
#include "indexer/extract/marking.hpp"

namespace bifrons::extract {
namespace {

constexpr double enough = 250, enough_share = 0.3;

std::vector<Role> marked(PageTree const& page, std::vector<std::uint8_t> const& groups) {
  std::vector<Role> const nothing(page.blocks().size(), Role::outside);
  auto const before = sum_weights(page, nothing);
  for (auto const severity : {Severity::full, Severity::strong_only, Severity::elements_only}) {
    auto roles = mark_furniture(page, groups, before, severity);
    auto const after = sum_weights(page, roles);
    if (after[0].good >= enough || after[0].good >= enough_share * before[0].good) return roles;
  }
  return nothing;
}

}  // namespace

Content find_content(PageTree const& page, Hints const& hints) {
  Content out;
  auto const groups = read_name_groups(page);
  out.roles = marked(page, groups);
  out.root = choose_container(page, groups, sum_weights(page, out.roles));
  auto const [begin, end] = page.blocks_in(out.root);
  for (auto b = begin; b < end; ++b)
    if (out.roles[b] == Role::outside) out.roles[b] = Role::body;
  trim_edges(page, hints, out);
  return out;
}

std::string join(PageTree const& page, Content const& content, Role role) {
  std::string out;
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (content.roles[b] == role) append_block(out, blocks[b]);
  return out;
}

}  // namespace bifrons::extract

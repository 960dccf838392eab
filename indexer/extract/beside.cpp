// SPDX-License-Identifier: GPL-3.0-or-later
// A few steps out from the first and the last block of the body.
#include "indexer/extract/beside.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t most_lines = 8, longest_line = 300;

/// Menus and tables of contents may lie between the body and the lines that are looked for.
bool is_line(Block const& block) {
  return block.kind != BlockKind::heading && block.kind != BlockKind::preformatted && block.text.size() <= longest_line && block.link_chars * 2 <= block.chars;
}

}  // namespace

std::vector<std::string> lines_beside(PageTree const& page, Content const& content) {
  std::vector<std::string> out;
  auto const& blocks = page.blocks();
  std::size_t first = 0, end = blocks.size();
  while (first < blocks.size() && content.role(first) != Role::body) ++first;
  if (first == blocks.size()) return out;
  while (content.role(end - 1) != Role::body) --end;
  for (auto at = first; at > 0 && out.size() < most_lines; --at)
    if (is_line(blocks[at - 1])) out.push_back(blocks[at - 1].text);
  auto const before = out.size();
  for (auto at = end; at < blocks.size() && out.size() < before + most_lines; ++at)
    if (is_line(blocks[at])) out.push_back(blocks[at].text);
  return out;
}

}  // namespace bifrons::extract

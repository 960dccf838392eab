// SPDX-License-Identifier: GPL-3.0-or-later
// A blank line parts blocks, so none may stand inside one.
#include "indexer/extract/block_text.hpp"

#include "indexer/extract/page.hpp"

namespace bifrons::extract {

void append_block(std::string& out, Block const& block) {
  if (!out.empty()) out += "\n\n";
  bool line_empty = false;
  for (std::size_t at = 0; at < block.text.size();) {
    auto end = std::min(block.text.find('\n', at), block.text.size());
    auto const line = std::string_view(block.text).substr(at, end - at);
    bool const blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!blank || at == 0) out.append(line);
    if (end < block.text.size() && !blank) out += '\n';
    line_empty = blank;
    at = end + 1;
  }
  if (line_empty || out.ends_with('\n'))
    while (out.ends_with('\n')) out.pop_back();
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Why each block of a page was kept or dropped, as a list and as the page itself in colours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/blocks.hpp"
#include "indexer/extract/extract.hpp"

namespace bifrons::extract {

/// A block of the page in document order.
struct ExplainedBlock {
  std::string text;
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;
  std::string_view role;    ///< "body", "furniture", "comment", "lead", "outside"
  std::string_view reason;  ///< a sentence without its full stop
  std::string place;        ///< its elements from the outside in, with ids and classes: "div#main > article.post > p"
};

struct Explanation {
  Extraction extraction;
  std::vector<ExplainedBlock> blocks;
  std::string page;  ///< an HTML page without scripts, pictures or outside addresses: the original's text, each block in its role's colour
};

/// As extract(), with the reasons.
[[nodiscard]] Result<Explanation> explain(Page const&);

}  // namespace bifrons::extract

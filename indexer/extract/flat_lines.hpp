// SPDX-License-Identifier: GPL-3.0-or-later
// Text without markup as its lines: hard-wrapped ones joined, glued words apart, what paging and mail added marked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// A line that its writer ended: a paragraph, a heading, an item, a label.
struct FlatLine {
  std::string text;           ///< white space squeezed, never empty
  bool after_blank = false;   ///< a blank line, or the text's beginning, stands before it
  BlockKind kind = BlockKind::paragraph;
  Mark mark;                  ///< set where its shape alone tells that it is no text of the article
};

/// What the head of a mail says; each may be empty.
struct MailHead {
  std::string subject, author, date;  ///< date in ISO 8601
};

struct FlatText {
  std::vector<FlatLine> lines;
  MailHead mail;
};

/// In order; of endless text the first 200,000 lines. Linear time.
[[nodiscard]] FlatText read_flat_text(std::string_view utf8);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as the text that a reader sees: marks gone, blocks apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifrons::import {

struct MarkdownText {
  std::string title;              ///< the first heading where it opens the text; it is then left out of text
  std::string text;               ///< blocks split by one blank line; cells of a table's row parted by " | "
  std::string structure;          ///< a letter for each block of text, as Article::structure
  std::vector<std::string> tags;  ///< #tags in running text, as note programs write them
};

/// CommonMark with tables, footnotes, task lists, and the notes' [[links]]; in linear time.
[[nodiscard]] MarkdownText markdown_text(std::string_view markdown);

/// One stretch of running text without its marks; tags found on the way are added.
[[nodiscard]] std::string inline_text(std::string_view markdown, std::vector<std::string>& tags);

}  // namespace bifrons::import

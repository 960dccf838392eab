// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of an article's text: what each is, where it lies, under which headings it stands; Markdown made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.hpp"

namespace bifrons {

enum class BlockKind : std::uint8_t { paragraph, heading, item, row, quote, preformatted, caption, term };

/// A run of text between two blank lines.
struct TextBlock {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  Span where;              ///< into Article::text
};

/// One letter a block, as Article::structure holds them: p, 1 to 6, i, r, q, c (preformatted), f (caption), t (term).
[[nodiscard]] char block_letter(BlockKind, std::uint8_t level) noexcept;

/// In order. Paragraphs all where the article's structure does not fit its text.
[[nodiscard]] std::vector<TextBlock> blocks_of(Article const&);

/// True where structure holds one known letter for each block of text.
[[nodiscard]] bool structure_fits(std::string_view structure, std::string_view text);

/// The headings over block at, outermost first: indexes into blocks.
[[nodiscard]] std::vector<std::size_t> heading_path(std::vector<TextBlock> const& blocks, std::size_t at);

/// The article as CommonMark with its title on top and, as front matter that `import` reads, what is known of it.
[[nodiscard]] std::string to_markdown(Article const&);

}  // namespace bifrons

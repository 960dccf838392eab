// SPDX-License-Identifier: GPL-3.0-or-later
// Text and structure walked side by side: the n-th letter tells of the n-th block.
#include "corpus/article/blocks.hpp"

#include <algorithm>

namespace bifrons {
namespace {

constexpr std::string_view letters = "p0irqcft";  // by BlockKind; a heading's letter is its level

std::optional<TextBlock> read_letter(char letter) {
  if (letter >= '1' && letter <= '6') return TextBlock{BlockKind::heading, static_cast<std::uint8_t>(letter - '0'), {}};
  auto const at = letters.find(letter);
  if (at == std::string_view::npos || letter == '0') return std::nullopt;
  return TextBlock{static_cast<BlockKind>(at), 0, {}};
}

/// Blocks lie between runs of two newlines or more.
std::vector<Span> block_spans(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find("\n\n", at), text.size());
    if (end > at) out.push_back({at, end});
    at = std::min(text.find_first_not_of('\n', end), text.size());
  }
  return out;
}

}  // namespace

char block_letter(BlockKind kind, std::uint8_t level) noexcept {
  if (kind == BlockKind::heading) return static_cast<char>('0' + std::clamp<std::uint8_t>(level, 1, 6));
  return letters[static_cast<std::size_t>(kind)];
}

bool structure_fits(std::string_view structure, std::string_view text) {
  return structure.size() == block_spans(text).size() && std::ranges::all_of(structure, [](char c) { return read_letter(c).has_value(); });
}

std::vector<TextBlock> blocks_of(Article const& article) {
  auto const spans = block_spans(article.text);
  bool const known = structure_fits(article.structure, article.text);
  std::vector<TextBlock> out;
  out.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    auto block = known ? *read_letter(article.structure[i]) : TextBlock{};
    block.where = spans[i];
    out.push_back(block);
  }
  return out;
}

std::vector<std::size_t> heading_path(std::vector<TextBlock> const& blocks, std::size_t at) {
  std::vector<std::size_t> out;
  unsigned level = blocks.at(at).kind == BlockKind::heading ? blocks[at].level : 7;
  for (auto i = at; i-- > 0 && level > 1;) {
    if (blocks[i].kind != BlockKind::heading || blocks[i].level >= level) continue;
    out.insert(out.begin(), i);
    level = blocks[i].level;
  }
  return out;
}

}  // namespace bifrons

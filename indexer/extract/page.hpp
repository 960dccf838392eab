// SPDX-License-Identifier: GPL-3.0-or-later
// A page ready to be judged: its tree, what each element is, and its text in blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/blocks.hpp"
#include "indexer/extract/tags.hpp"
#include "indexer/html/dom.hpp"

namespace bifrons::extract {

using html::npos;
using NodeId = std::uint32_t;

using bifrons::BlockKind;

/// A run of text between two block boundaries. Counts are of code points.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;         ///< of a heading, 1 to 6
  NodeId first = npos;            ///< its first text node
  NodeId last = npos;             ///< its last text node
  NodeId container = npos;        ///< the block element that holds it
  std::uint32_t chars = 0, link_chars = 0, links = 0, bold_chars = 0;
  bool sentences = false;         ///< holds the end of a sentence
  std::string text;
};

/// The tree with what extraction asks of each node; blocks stand in document order.
class PageTree {
 public:
  explicit PageTree(html::Document const& document);

  [[nodiscard]] html::Document const& document() const noexcept { return *document_; }
  [[nodiscard]] std::size_t size() const noexcept { return tags_.size(); }
  [[nodiscard]] html::Node const& node(NodeId i) const noexcept { return (*document_)[i]; }
  [[nodiscard]] Tag tag(NodeId i) const noexcept { return tags_[i]; }
  [[nodiscard]] bool hidden(NodeId i) const noexcept { return hidden_[i]; }
  [[nodiscard]] std::vector<Block> const& blocks() const noexcept { return blocks_; }
  [[nodiscard]] std::string_view attribute(NodeId i, std::string_view name) const noexcept { return document_->attribute(i, name); }
  /// Blocks whose text begins in [node, node.end): indexes into blocks().
  [[nodiscard]] std::pair<std::size_t, std::size_t> blocks_in(NodeId node) const noexcept;
  /// All visible text under node, white space squeezed.
  [[nodiscard]] std::string text_of(NodeId node) const;

 private:
  html::Document const* document_;
  std::vector<Tag> tags_;
  std::vector<bool> hidden_;
  std::vector<Block> blocks_;
};

}  // namespace bifrons::extract

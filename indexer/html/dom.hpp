// SPDX-License-Identifier: GPL-3.0-or-later
// HTML5 to a tree that the extractor walks: a thin adapter over the parser, bounded in depth, size and time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::html {

/// Nodes stand in one array in document order; links are indexes (npos: none). No recursion is needed to walk it.
inline constexpr std::uint32_t npos = 0xFFFFFFFF;

/// content: what a <template> holds, its only child.
enum class NodeKind : std::uint8_t { document, element, text, comment, doctype, content, other };

enum class Namespace : std::uint8_t { html, svg, math, other };

/// prefix: "xlink", "xml", "xmlns" on foreign elements, else empty.
struct Attribute {
  std::string_view name, value, prefix;
};

struct Node {
  NodeKind kind = NodeKind::other;
  Namespace space = Namespace::html;
  std::string_view tag;   ///< local name of an element, in lower case but for foreign ones; a doctype's name
  std::string_view text;  ///< of text and comment nodes
  std::uint32_t parent = npos, first_child = npos, next = npos;
  std::uint32_t end = 0;  ///< one past the last descendant's index
  std::uint32_t attribute_begin = 0, attribute_count = 0;
};

/// A start tag deeper than depth is left out (its content stays), an attribute past attributes too;
/// passing bytes or nodes is an error.
struct Limits {
  std::size_t bytes = 16u << 20, nodes = 2'000'000, depth = 512, attributes = 256;
};

/// Owns the page's nodes and strings; views live as long as it does.
class Document {
 public:
  /// utf8 must be valid UTF-8. unreadable where a bound is passed (named).
  [[nodiscard]] static Result<Document> parse(std::string_view utf8, Limits = {});
  /// What innerHTML of the context element reads ("div", "svg path"); node 0 stands for that element.
  [[nodiscard]] static Result<Document> parse_fragment(std::string_view utf8, std::string_view context, Limits = {});
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  [[nodiscard]] std::vector<Node> const& nodes() const noexcept;
  [[nodiscard]] Node const& operator[](std::uint32_t i) const noexcept { return nodes()[i]; }
  /// A doctype has "public" and "system".
  [[nodiscard]] std::span<Attribute const> attributes(std::uint32_t node) const noexcept;
  [[nodiscard]] std::string_view attribute(std::uint32_t node, std::string_view name) const noexcept;  ///< "" where absent
  /// Elements that a list of CSS selectors matches, in document order. bad_input where it is none: it names the selector.
  [[nodiscard]] Result<std::vector<std::uint32_t>> select(std::string_view selectors) const;

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

/// Whether Document::select would take it.
[[nodiscard]] Result<void> check_selectors(std::string_view selectors);

}  // namespace bifrons::html

// SPDX-License-Identifier: GPL-3.0-or-later
// A book's outline: its nodes from a mind map or OPML, and the sources that the knowledge base has for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::outline {

/// One point of the plan in reading order; the tree is in level (1 = top) and order.
struct Node {
  std::uint32_t level = 1;
  std::string text, note, url;
};

/// Reads FreeMind/Freeplane .mm, OPML, XMind, Markdown, Org, indented text; the kind is found by content, name decides where that is
/// unclear. Markup is removed, a line break inside a node's text or note is one space.
/// bad_input names the file and what is wrong.
/// Bounds: 16 MiB, 10,000 nodes, level 64.
[[nodiscard]] Result<std::vector<Node>> read(std::string_view bytes, std::string_view name);

enum class Coverage : std::uint8_t { good, one_sided, thin, missing };
[[nodiscard]] std::string_view name_of(Coverage);

/// What the knowledge base offers a node.
struct Finding {
  std::string id;                  ///< "1.2.3": the node's place
  std::vector<std::string> path;   ///< texts from the root to this node
  Node node;
  std::string query;               ///< the words that were asked
  std::vector<query::Hit> sources;
  Coverage coverage = Coverage::missing;
  std::vector<std::string> reasons;
};

/// Sources for every node, at most wanted each. A source counts where one passage of it (or its title) holds enough of the
/// node's words by their weight; a node with points under it and no source of its own is graded by theirs.
[[nodiscard]] Result<std::vector<Finding>> cover(std::vector<Node> const&, query::Searcher&, std::uint32_t wanted = 5);

}  // namespace bifrons::outline

// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of copies in the index: who is a copy of whom is found when an article is written, and kept as one key a group.
//
// A group is a connected part of the graph "are_copies": the same whatever the order in which its members came (but for the bounds
// on candidates in copies.cpp, which are met by boilerplate alone). Keys change with the documents, in the same commit.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/article/article.hpp"
#include "indexer/write/parts.hpp"

namespace bifrons::write {

/// Of one thread at a time; it throws what Xapian throws.
class Copies {
 public:
  explicit Copies(Parts& parts) : parts_(parts) {}

  /// Gives a document that is about to be written the key of its group; groups that it links become one. self: the number that
  /// it replaces, or 0. The count of other documents written.
  std::size_t join(Xapian::Document&, Article const&, Xapian::docid self);

  /// What is left of a group when a member went or changed: articles that were linked by it alone come apart. self: the member's
  /// number where it is still stored, or 0. The count of documents written.
  std::size_t regroup(std::string const& key, Xapian::docid self);

 private:
  [[nodiscard]] std::vector<Xapian::docid> candidates(Xapian::Document const&, Xapian::docid self) const;
  std::size_t rename(std::string const& from, std::string const& to, Xapian::docid self);

  Parts& parts_;
};

}  // namespace bifrons::write

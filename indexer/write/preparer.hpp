// SPDX-License-Identifier: GPL-3.0-or-later
// From an article to the document that is stored: language, topics, terms. What the processor spends on indexing is spent here.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "corpus/text/analyzer.hpp"
#include "corpus/topics/taxonomy.hpp"

namespace bifrons::write {

/// Fills site and id where they are open.
void fill_identity(Article&);

/// The same article but for when it was fetched and where it is kept: not worth a new revision of the index.
[[nodiscard]] bool says_the_same(Article stored, Article const& put);

/// The article, filled, and its document; no document where the same is stored already.
struct Prepared {
  Article article;
  std::optional<Xapian::Document> document;
};

/// Of one thread: it holds an analyzer and a taxonomy.
class Preparer {
 public:
  /// bad_input where topics.toml cannot be read.
  [[nodiscard]] static Result<Preparer> open(kb::Layout const&);

  /// Fills what is open, then compares with what the last commit holds (where that still counts), then makes the document.
  [[nodiscard]] Prepared prepare(Article, bool compare);

 private:
  Preparer(kb::Layout const& layout, topics::Taxonomy taxonomy, std::shared_ptr<text::Analyzer> analyzer) : layout_(layout), taxonomy_(std::move(taxonomy)), analyzer_(std::move(analyzer)) {}
  [[nodiscard]] bool is_stored(Article const&);

  kb::Layout layout_;
  topics::Taxonomy taxonomy_;
  std::shared_ptr<text::Analyzer> analyzer_;  ///< the taxonomy's, too
  std::optional<Xapian::Database> committed_;
  std::uint64_t folder_ = 0;  ///< whose commits those are: another may stand in its place since
};

}  // namespace bifrons::write

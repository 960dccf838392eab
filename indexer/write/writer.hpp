// SPDX-License-Identifier: GPL-3.0-or-later
// The only writer of the index: puts and removes articles, commits whole.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/write/pace.hpp"

namespace bifrons::write {

/// What became of the articles put. unchanged: the same stood there, but for when it was fetched and where it is kept.
struct Tally {
  std::size_t added = 0, replaced = 0, unchanged = 0;
};

class Pipeline;

/// Holds the write lock of the knowledge base for its life. Not for several threads; it has threads of its own, and all
/// that is put goes through them in order.
class Writer {
 public:
  /// busy, broken or version as kb::open and WriteLock say.
  [[nodiscard]] static Result<Writer> open(kb::Layout const&, Pace = {});
  ~Writer();  ///< what was not committed is lost; the last commit stays whole
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  /// Fills id, site, language, content hash and topics where they are open, then adds or replaces by id. bad_input: this
  /// article is refused. broken on a full disk or a damaged index, with the mend: told by the first call after it was met,
  /// and by all that follow.
  [[nodiscard]] Result<void> put(Article);
  [[nodiscard]] Result<bool> remove(std::string_view id);  ///< false: no such article
  [[nodiscard]] Result<void> commit();                     ///< all that was put is durable, and seen by readers, when it returns
  /// The article of that id as of the last commit; absent where there is none, or where its record does not decode.
  [[nodiscard]] Result<std::optional<Article>> stored(std::string_view id);
  /// Since the writer was opened; whole after commit().
  [[nodiscard]] Tally tally() const;

 private:
  struct Impl;
  explicit Writer(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::write

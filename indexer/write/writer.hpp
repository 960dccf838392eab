// SPDX-License-Identifier: GPL-3.0-or-later
// The only writer of the index: puts and removes articles, commits whole.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::write {

/// Holds the write lock of the knowledge base for its life. Not for several threads.
class Writer {
 public:
  /// busy, broken or version as kb::open and WriteLock say.
  [[nodiscard]] static Result<Writer> open(kb::Layout const&);
  ~Writer();  ///< what was not committed is lost; the last commit stays whole
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  enum class Change { added, replaced, unchanged };

  /// Fills id, site, language, content hash and topics where they are open, then adds or replaces by id.
  /// broken on a full disk or a damaged index, with the mend.
  [[nodiscard]] Result<Change> put(Article);
  [[nodiscard]] Result<bool> remove(std::string_view id);  ///< false: no such article
  [[nodiscard]] Result<void> commit();                     ///< durable when it returns

  /// Uncommitted changes; put() commits by itself at this many, so that memory is bounded.
  static constexpr std::size_t batch = 2'000;

 private:
  struct Impl;
  explicit Writer(std::unique_ptr<Impl>) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// The Xapian index under the writer: documents by id. Inside the room only; it throws what Xapian throws.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/write/copies.hpp"
#include "indexer/write/preparer.hpp"

namespace bifrons::write {

enum class Change : std::uint8_t { added, replaced, unchanged };

/// Of one thread at a time.
class Index {
 public:
  explicit Index(Xapian::WritableDatabase database) : database_(std::move(database)), copies_(database_) {}

  Change put(Prepared const&);
  bool remove(std::string_view id);
  void commit();
  /// Documents written and removed since the last commit.
  [[nodiscard]] std::size_t pending() const noexcept { return pending_; }
  void close() { database_.close(); }

 private:
  /// The stored document of an id; 0 where there is none.
  [[nodiscard]] Xapian::docid find(std::string_view id) const;

  void replace(Xapian::docid, Xapian::Document, Article const& stored, Article const& put);

  Xapian::WritableDatabase database_;
  Copies copies_;  ///< of the same database
  std::size_t pending_ = 0;
};

}  // namespace bifrons::write

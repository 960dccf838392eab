// SPDX-License-Identifier: GPL-3.0-or-later
// The Xapian index under the writer: documents by id. Inside the room only; it throws what Xapian throws.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "indexer/write/copies.hpp"
#include "indexer/write/pace.hpp"
#include "indexer/write/parts.hpp"
#include "indexer/write/preparer.hpp"

namespace bifrons::write {

enum class Change : std::uint8_t { added, replaced, unchanged };

/// Of one thread at a time.
class Index {
 public:
  explicit Index(std::unique_ptr<Parts> parts, Pace pace) : parts_(std::move(parts)), copies_(*parts_), pace_(pace) {}

  Change put(Prepared const&);
  bool remove(std::string_view id);
  /// Writes what a batch holds, where one is full: readers may see it, and a kill may lose it.
  void flush_if_full();
  /// What was put is durable and seen by readers when it returns.
  void commit();
  void close() { parts_->close(); }

 private:
  /// The stored document of an id; 0 where there is none.
  [[nodiscard]] Xapian::docid find(std::string_view id) const;

  void replace(Xapian::docid, Xapian::Document, Article const& stored, Article const& put);

  std::unique_ptr<Parts> parts_;
  Copies copies_;  ///< of the same parts
  Pace pace_;
  std::size_t pending_ = 0, pending_bytes_ = 0;  ///< documents written and removed since the last flush, and their texts
};

}  // namespace bifrons::write

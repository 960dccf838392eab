// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as octets and back, for the journal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/crawl/frontier.hpp"
#include "indexer/fetch/resource.hpp"

namespace bifrons::crawl {

/// Fields one after the other, each with its length before it ("5:hello"), read in the order in which they were written.
class FieldWriter {
 public:
  FieldWriter& text(std::string_view);
  FieldWriter& number(std::int64_t);
  [[nodiscard]] std::string const& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Past the end or at damage: "" and 0, and ok() is false from there on.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : left_(bytes) {}
  std::string_view text();
  std::int64_t number();
  [[nodiscard]] bool ok() const noexcept { return ok_; }
  [[nodiscard]] std::string_view left() const noexcept { return left_; }

 private:
  std::string_view left_;
  bool ok_ = true;
};

struct JournalEntry {
  Task task;
  fetch::Resource resource;
};

[[nodiscard]] std::string to_bytes(Task const&, fetch::Resource const&);
[[nodiscard]] std::optional<JournalEntry> from_bytes(std::string_view);

}  // namespace bifrons::crawl

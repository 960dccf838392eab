// SPDX-License-Identifier: GPL-3.0-or-later
// The words and names of one snapshot of an index, sorted for look-up by their beginnings.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::query {

/// Changes with each commit, and is another one in each index.
[[nodiscard]] std::string revision_of(Xapian::Database const&);

/// Sorted strings as one run of bytes, each with its count and a number of the owner's.
class SortedStrings {
 public:
  struct Entry {
    std::string_view text;
    std::uint32_t count = 0, number = 0;
  };
  /// In byte order.
  void add(std::string_view text, std::uint32_t count, std::uint32_t number);
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] Entry operator[](std::size_t i) const noexcept;
  /// The entries that begin with start and are longer than longer_than, by count and then by text.
  [[nodiscard]] std::vector<Entry> beginning_with(std::string_view start, std::size_t longer_than, std::size_t most) const;

 private:
  struct Row {
    std::uint32_t begin = 0, count = 0, number = 0;
  };
  std::string bytes_;
  std::vector<Row> rows_;
};

/// Read once from a snapshot, never changed: any number of threads may look up at once.
class Completions {
 public:
  /// Reads all: some hundred milliseconds at 100,000 articles.
  explicit Completions(Xapian::Database const&);
  /// Reads what begins with start alone, no titles, until the deadline: for want of the whole.
  Completions(Xapian::Database const&, std::string_view start, std::chrono::steady_clock::time_point deadline);

  SortedStrings words;   ///< of one script each
  SortedStrings titles;  ///< folded, each once; number: the document of one of them
  SortedStrings topics, tags, authors, sites;  ///< folded

 private:
  void read(Xapian::Database const&, std::string_view start, std::chrono::steady_clock::time_point deadline);
  void read_titles(Xapian::Database const&);
};

}  // namespace bifrons::query

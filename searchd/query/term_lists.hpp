// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of a term as arrays, kept for the terms that are asked again: to read them from the index costs five times as much as to use them.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace bifrons::query {

/// Until when lists are read, and whether one was cut short for it.
struct Reading {
  std::chrono::steady_clock::time_point deadline;
  bool is_late = false;
};

struct TermList {
  std::vector<Xapian::docid> ids;         ///< ascending
  std::vector<Xapian::termcount> counts;  ///< how often the article has it
};

/// Of one snapshot. Bounded: what was not used for long is read again.
class TermLists {
 public:
  explicit TermLists(Xapian::Database database) : database_(std::move(database)) {}

  /// All articles with the term; "" is in every one.
  [[nodiscard]] std::shared_ptr<TermList const> whole(std::string const& term, Reading&);
  /// Those of within (ascending) that have it: without the whole list where few are asked of many.
  [[nodiscard]] TermList among(std::string const& term, std::span<Xapian::docid const> within, Reading&);
  /// How many articles have it: from the index when first asked.
  [[nodiscard]] Xapian::doccount frequency(std::string const& term);

 private:
  using Kept = std::unordered_map<std::string, std::shared_ptr<TermList const>>;
  [[nodiscard]] std::shared_ptr<TermList const> kept(std::string const& term);
  [[nodiscard]] TermList leap(std::string const& term, std::span<Xapian::docid const> within) const;
  void keep(std::string const& term, std::shared_ptr<TermList const> list);

  Xapian::Database database_;
  Kept young_, old_;  ///< when the young ones are many, they become the old; what is used again moves back
  std::size_t young_entries_ = 0;
  std::unordered_map<std::string, Xapian::doccount> frequencies_;
};

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Slots as arrays by document number: read once a revision, so that totals, facets and orders over all matches are exact and cheap.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/query/hit_set.hpp"
#include "searchd/query/near_stems.hpp"
#include "searchd/query/term_lists.hpp"

namespace bifrons::query {

/// A multi-valued slot: each value once, and the numbers of a document's values.
struct ValueColumn {
  std::vector<std::string> values;
  std::vector<std::uint32_t> begins;   ///< by document; one more at the end
  std::vector<std::uint32_t> numbers;  ///< into values
};

/// The columns of one snapshot; each is read when first asked for. Valid until the database is reopened.
class Columns {
 public:
  explicit Columns(Xapian::Database database);

  /// First possible day as YYYYMMDD; 0 where undated.
  [[nodiscard]] std::vector<std::uint32_t> const& dates();
  [[nodiscard]] std::vector<std::uint32_t> const& last_dates();
  /// Place in the order of titles.
  [[nodiscard]] std::vector<std::uint32_t> const& title_order();
  /// Number of the group of copies; 0 where an article has none.
  [[nodiscard]] std::vector<std::uint32_t> const& copy_groups();
  [[nodiscard]] std::uint32_t copy_group_count();
  /// Words of the title, and their mean over titled articles.
  [[nodiscard]] std::vector<std::uint32_t> const& title_lengths();
  [[nodiscard]] double mean_title_length();
  /// What BM25 divides by: all terms that count.
  [[nodiscard]] std::vector<Xapian::termcount> const& document_lengths();
  /// Words of title and text.
  [[nodiscard]] std::vector<std::uint32_t> const& lengths();
  /// Whether an article says that it stood elsewhere first.
  [[nodiscard]] std::vector<bool> const& reprints();
  [[nodiscard]] std::vector<std::string> const& ids();
  [[nodiscard]] ValueColumn const& values(std::uint8_t slot);
  /// Kept beside the columns, as they are of the same snapshot.
  [[nodiscard]] TermLists& lists() noexcept { return lists_; }
  [[nodiscard]] Union& unions() noexcept { return unions_; }
  [[nodiscard]] NearStems& near_stems() noexcept { return near_stems_; }
  [[nodiscard]] FoundBefore& found_before() noexcept { return found_before_; }

 private:
  template <class Take>
  void each(std::uint8_t slot, Take&& take) const;

  Xapian::Database database_;
  std::size_t size_;
  TermLists lists_;
  Union unions_;
  NearStems near_stems_;
  FoundBefore found_before_;
  [[nodiscard]] std::vector<std::uint32_t> days_of(std::uint8_t slot) const;
  std::optional<std::vector<Xapian::termcount>> document_lengths_;
  std::optional<std::vector<std::uint32_t>> dates_, last_dates_, title_order_, copy_groups_, title_lengths_, lengths_;
  std::optional<std::vector<bool>> reprints_;
  std::uint32_t copy_group_count_ = 0;
  double mean_title_length_ = 0;
  std::optional<std::vector<std::string>> ids_;
  std::array<std::optional<ValueColumn>, 16> values_;
};

}  // namespace bifrons::query

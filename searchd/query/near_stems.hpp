// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that look like a word of the question: derivations and compounds that no stemmer joins, weak evidence where the word itself is missing.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace bifrons::query {

struct NearStem {
  std::string stem;
  double likeness = 0;  ///< of letters, below 1
};
using NearStemList = std::shared_ptr<std::vector<NearStem> const>;

/// Of one snapshot. Bounded: what was not used for long is read again.
class NearStems {
 public:
  explicit NearStems(Xapian::Database database) : database_(std::move(database)) {}

  /// The stems of the index most like this one, which begin as it does; itself left out. None of numbers and short words.
  [[nodiscard]] NearStemList of(std::string const& stem);

 private:
  using Kept = std::unordered_map<std::string, NearStemList>;
  [[nodiscard]] NearStemList find(std::string const& stem) const;

  Xapian::Database database_;
  Kept young_, old_;  ///< when the young ones are many, they become the old; what is used again moves back
};

}  // namespace bifrons::query

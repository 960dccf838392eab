// SPDX-License-Identifier: GPL-3.0-or-later
// Completions of what is being typed, from what the index holds.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/analyzer.hpp"
#include "searchd/query/columns.hpp"
#include "searchd/query/facets.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

/// The words and names of one snapshot, sorted for look-up by their beginnings. Reads the index once: keep it.
class Suggester {
 public:
  Suggester(Xapian::Database const&, Columns&, TopicLabel const&);

  /// Names that begin with what was typed, titles, then words that complete its last word.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, std::uint32_t limit) const;

 private:
  struct Name {
    std::string folded;
    Suggestion suggestion;
  };
  void add_words(Xapian::Database const&);
  void add_names(std::string_view field, std::string_view kind, Columns&, TopicLabel const&);
  void add_titles(Xapian::Database const&, Columns&);
  void complete_word(std::string_view before, std::string_view start, std::size_t limit, std::vector<Suggestion>&) const;
  [[nodiscard]] std::string_view word(std::size_t i) const { return std::string_view(letters_).substr(begins_[i], begins_[i + 1] - begins_[i]); }

  std::string letters_;  ///< all words, one after the other, in byte order
  std::vector<std::uint32_t> begins_{0}, counts_;
  std::vector<Name> names_;  ///< by folded form
};

}  // namespace bifrons::query

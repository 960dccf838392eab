// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one document on their way to terms: each distinct word is looked up and stemmed once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/schema/neighbours.hpp"
#include "corpus/schema/places.hpp"
#include "corpus/text/analyzer.hpp"
#include "corpus/text/shingles.hpp"

namespace Xapian {
class Document;
}

namespace bifrons::schema {

/// Counts words as written under one prefix and their stems under another, and keeps the order of the stems.
class TermMap {
 public:
  TermMap(std::string_view of_words, std::string_view of_stems) : word_prefix_(of_words), stem_prefix_(of_stems) {}

  /// Adds a stretch in one language after what was added before.
  void add(std::string_view text, std::string_view lang, text::Analyzer&);
  /// So that no phrase runs across; at most once.
  void gap();

  /// Each term with its frequency, or with none where it is not to count.
  void add_to(Xapian::Document&, bool counts) const;
  [[nodiscard]] std::string const& places() const noexcept { return places_.slot(); }
  [[nodiscard]] std::string neighbours() const { return neighbours_.slot(); }
  /// Of the words since the gap.
  [[nodiscard]] text::Fingerprint const& fingerprint() const noexcept { return fingerprint_; }
  /// Words at different places.
  [[nodiscard]] std::uint32_t length() const noexcept { return length_; }

 private:
  /// A term in the map's own bytes, with its places.
  struct Count {
    std::uint32_t hash = 0, start = 0, size = 0, places = 0, last = 0;
    void at(std::uint32_t position) noexcept {
      if (last != position) ++places;
      last = position;
    }
  };
  struct Stem {
    std::uint32_t count = 0;  ///< its index
    std::uint16_t hash = 0;
  };
  struct Word {
    char const* known_by = nullptr;  ///< where the analyzer keeps it: the same for the same word as written, while a stretch is read
    std::uint32_t count = 0, hash = 0, first_stem = 0, end_stem = 0;
  };
  Word const& word_of(text::Token const&);
  std::uint32_t count_of(std::string_view prefix, std::string_view value);
  void grow_counts();
  void grow_run();
  [[nodiscard]] std::string_view term_of(Count const& count) const noexcept { return std::string_view(bytes_).substr(count.start, count.size); }

  std::string_view word_prefix_, stem_prefix_;
  std::string bytes_;                  ///< the terms, one behind the other
  std::vector<Count> counts_;
  std::vector<std::uint32_t> by_term_;  ///< hash table: index into counts_ and 1, or 0
  std::vector<Word> run_;              ///< hash table of a stretch's words: their stems depend on its language
  std::size_t run_size_ = 0;
  std::vector<Stem> stems_;
  PlaceWriter places_;
  NeighbourWriter neighbours_;
  text::Fingerprint fingerprint_;
  std::uint32_t after_ = 0;  ///< the last position used
  std::uint32_t length_ = 0;
};

}  // namespace bifrons::schema

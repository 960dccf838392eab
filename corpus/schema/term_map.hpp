// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one document on their way to postings: each distinct word is looked up and stemmed once.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/text/analyzer.hpp"

namespace Xapian {
class Document;
}

namespace bifrons::schema {

/// Collects words as written under one prefix and their stems under another, with positions.
class TermMap {
 public:
  TermMap(std::string_view of_words, std::string_view of_stems) : word_prefix_(of_words), stem_prefix_(of_stems) {}

  /// Adds a stretch in one language; its first word stands at position after + 1. Gives the last position used.
  std::uint32_t add(std::string_view text, std::string_view lang, std::uint32_t after, text::Analyzer&);

  /// One posting for each place, each counting wdf.
  void add_to(Xapian::Document&, unsigned wdf) const;

  /// Words at different places.
  [[nodiscard]] std::uint32_t length() const noexcept { return length_; }

 private:
  using Positions = std::vector<std::uint32_t>;
  using Terms = std::unordered_map<std::string_view, std::uint32_t>;  ///< to an index of entries_
  struct Entry {
    std::string term;
    Positions positions;
  };
  struct Word {
    std::uint32_t entry = 0;
    std::vector<std::uint32_t> stems;
  };
  std::uint32_t entry_of(std::string_view prefix, std::string_view value, Terms& known);
  Word& word_of(text::Token const&, std::unordered_map<std::string_view, Word>& run);
  static void add_position(Positions&, std::uint32_t position);

  std::string_view word_prefix_, stem_prefix_;
  std::deque<Entry> entries_;  // a deque: the keys of the maps point into it
  Terms words_, stems_;
  std::uint32_t length_ = 0;
};

}  // namespace bifrons::schema

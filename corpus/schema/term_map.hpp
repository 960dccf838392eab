// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one document on their way to terms: each distinct word is looked up and stemmed once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  /// Of the words since the gap.
  [[nodiscard]] text::Fingerprint const& fingerprint() const noexcept { return fingerprint_; }
  /// Words at different places.
  [[nodiscard]] std::uint32_t length() const noexcept { return length_; }

 private:
  struct Count {
    std::uint32_t places = 0, last = 0;
    void at(std::uint32_t position) noexcept {
      if (last != position) ++places;
      last = position;
    }
  };
  struct Stem {
    Count* count = nullptr;
    std::uint16_t hash = 0;
  };
  struct Word {
    Count* count = nullptr;
    std::uint32_t hash = 0;
    std::vector<Stem> stems;
  };
  Word& word_of(text::Token const&, std::unordered_map<std::string_view, Word>& run);

  std::string_view word_prefix_, stem_prefix_;
  std::unordered_map<std::string, Count> counts_;  ///< by term
  PlaceWriter places_;
  text::Fingerprint fingerprint_;
  std::uint32_t after_ = 0;  ///< the last position used
  std::uint32_t length_ = 0;
};

}  // namespace bifrons::schema

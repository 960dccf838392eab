// SPDX-License-Identifier: GPL-3.0-or-later
// Text to terms: the same call for the writer and for the query, so that they agree.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::text {

/// The languages whose words are stemmed, in the order in which a query tries them.
inline constexpr std::string_view analysed_languages[] = {"en", "fi", "ru"};

/// Written into each index: an index made by another analysis is refused, not searched wrongly. It names the dictionaries that
/// were found ("2+fi-voikko+ru-opencorpora"); without one its language has stems alone. The same throughout a process. Any thread.
[[nodiscard]] std::string analysis_name();

/// One word of a text, and the forms under which it is found. Views are into the analyzer's cache.
struct Token {
  std::string_view word;               ///< folded, as written; CRM:n comes as crm:n, then as crm at the same position
  /// Distinct, the same for the same word and languages, in an order that stays: English, Finnish, Russian, each as its dictionary
  /// or stemmer gives them (several for an ambiguous word); the word alone where no stemmer serves the language.
  std::span<std::string const> stems;
  std::uint32_t position = 0;          ///< 1-based ordinal of the word in its text; parts of one word share it
  Span where;                          ///< the word's bytes in the input, for snippets
};

/// Holds ICU state and a bounded cache of stems: one per thread, kept for long, never shared.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The words of utf8 in order, in linear time, stemmed in each of langs that fits the word's script
  /// (one at index time, all at query time); where none fits, in the script's usual one: Cyrillic in ru, Latin in en,
  /// so that an English name in a Russian text is found. Without any of analysed_languages nothing is stemmed. Malformed bytes read as U+FFFD: it never fails.
  /// Words over 64 code points are left out. The tokens live until the next call.
  [[nodiscard]] std::span<Token const> analyze(std::string_view utf8, std::span<std::string_view const> langs);

  /// True where an installed dictionary of one of langs holds the folded word in this form. English has none but of irregular forms.
  [[nodiscard]] bool is_in_dictionary(std::string_view folded, std::span<std::string_view const> langs);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bifrons::text

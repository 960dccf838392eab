// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a question stand in a text, in any of their forms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/base/span.hpp"
#include "corpus/text/analyzer.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// A word of the question in the text.
struct Mark {
  Span where;
  std::uint32_t word = 0;  ///< which word of the question
};

class Marker {
 public:
  /// The analyzer must outlive the marker.
  Marker(std::vector<AskedWord> const& words, text::Analyzer& analyzer);

  /// Ascending, apart. lang: the text's own.
  [[nodiscard]] std::vector<Mark> marks(std::string_view text, std::string_view lang) const;

  /// Beginnings of which every word sought has one, lower-case: what a quick look for candidates goes by. Inflection changes the last
  /// letters of a form alone, so that long ones give long beginnings.
  [[nodiscard]] std::vector<std::string> const& beginnings() const noexcept { return beginnings_; }
  [[nodiscard]] std::size_t word_count() const noexcept { return word_count_; }

 private:
  [[nodiscard]] std::uint32_t word_of(text::Token const&) const;  ///< none where it is none of the question's
  static constexpr std::uint32_t none = UINT32_MAX;

  text::Analyzer& analyzer_;
  std::unordered_map<std::string, std::uint32_t> stems_, exact_;
  std::vector<std::pair<std::string, std::uint32_t>> prefixes_;
  std::vector<std::string> beginnings_;
  std::size_t word_count_;
};

}  // namespace bifrons::query

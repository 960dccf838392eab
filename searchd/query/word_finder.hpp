// SPDX-License-Identifier: GPL-3.0-or-later
// The question's words in whole texts: most words are passed over by their first letters, each other form is analysed once.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/article/article.hpp"
#include "searchd/query/marker.hpp"

namespace bifrons::query {

/// Keeps what it learned about word forms: one for all texts of an answer. The marker must outlive it.
class WordFinder {
 public:
  explicit WordFinder(Marker const& marker);

  /// Ascending, apart. As Marker::marks, but for words whose form changes in the first letters (go, went).
  /// article: of which text is; its language and spans count.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, Article const& article);
  /// The same in a text that is shown, with those of changing letters: all of them but in Finnish, where analysing each word takes too long.
  [[nodiscard]] std::vector<Mark> find_shown(std::string_view text, std::string_view lang);
  [[nodiscard]] Marker const& marker() const noexcept { return marker_; }

 private:
  struct Form {
    std::uint32_t word, length;  ///< length 0: none of the question's
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Forms = std::unordered_map<std::string, Form, Hash, std::equal_to<>>;

  using Letters = std::vector<std::uint32_t>;

  [[nodiscard]] Form form_of(std::string_view chunk, std::string_view lang);
  [[nodiscard]] std::vector<Mark> find(std::string_view text, Article const& article, bool first_alone);
  /// first_alone: of short words, the first letter decides (aika, ajan).
  [[nodiscard]] bool may_begin(std::string_view word, bool first_alone) const;

  Marker const& marker_;
  std::vector<Letters> beginnings_;
  std::bitset<1024> seen_;  ///< by a hash of the first two letters: what is not here is not there
  std::unordered_map<std::string, Forms, Hash, std::equal_to<>> known_;  ///< by language
};

/// The language of the byte at.
[[nodiscard]] std::string_view language_at(Article const&, std::size_t at);

}  // namespace bifrons::query

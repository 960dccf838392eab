// SPDX-License-Identifier: GPL-3.0-or-later
// The question's words in whole texts: most words are passed over by their first letters, each other form is analysed once.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/article/article.hpp"
#include "searchd/query/marker.hpp"

namespace bifrons::query {

/// Keeps what it learned about word forms: one for all texts of an answer. The marker must outlive it.
class WordFinder {
 public:
  explicit WordFinder(Marker const& marker);

  /// Ascending, apart. As Marker::marks, but for words whose form changes in the first two letters (go, went).
  /// article: of which text is; its language and spans count.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, Article const& article);
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

  [[nodiscard]] Form form_of(std::string_view chunk, std::string_view lang);

  Marker const& marker_;
  static constexpr int seen_shift = 54;
  std::unordered_set<std::uint64_t> letters_;
  std::bitset<1024> seen_;  ///< by a hash of the letters: what is not here is not there
  std::unordered_map<std::string, Forms, Hash, std::equal_to<>> known_;  ///< by language
};

/// The language of the byte at.
[[nodiscard]] std::string_view language_at(Article const&, std::size_t at);

}  // namespace bifrons::query

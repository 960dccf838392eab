// SPDX-License-Identifier: GPL-3.0-or-later
// Reads question_words.txt once. Texts seldom ask, so that these words would pass for rare and telling ones.
#include "searchd/query/question_words.hpp"

#include <algorithm>
#include <unordered_set>

#include "embedded/question_words.hpp"

namespace bifrons::query {
namespace {

constexpr double share = 0.15;  ///< some: among equals the article that asks the same goes first

using Words = std::unordered_set<std::string_view>;

Words read_words(std::string_view file) {
  Words words;
  while (!file.empty()) {
    auto line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(line.size() + 1, file.size()));
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      auto const word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(word.size() + 1, line.size()));
      words.insert(word);
    }
  }
  return words;
}

}  // namespace

double share_of_weight(std::string_view folded) {
  static Words const words = read_words(embedded::question_words);
  return words.contains(folded) ? share : 1.0;
}

}  // namespace bifrons::query

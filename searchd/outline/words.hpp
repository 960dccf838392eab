// SPDX-License-Identifier: GPL-3.0-or-later
// What a point of the plan is about: its words, and how much each tells apart.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/text/analyzer.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::outline {

/// A form under which a word is found, as a number: equal forms have equal numbers.
using Form = std::uint64_t;

struct AskedWord {
  std::string word;         ///< folded
  std::vector<Form> forms;  ///< any of them is the word
  double weight = 0;        ///< more for a rarer word; the highest for one that no article holds
};

/// Reads words, and asks the index once for each how many articles hold it. One per run.
class Words {
 public:
  explicit Words(query::Searcher& searcher) : searcher_(searcher) {}

  /// The words of a point, each once, without those that say nothing of its matter.
  [[nodiscard]] Result<std::vector<AskedWord>> asked(std::string_view text);

  struct Place {
    Form form;
    std::uint32_t position;
  };
  /// All forms of an article's words, ascending by position.
  [[nodiscard]] std::vector<Place> places(std::string_view text);

 private:
  [[nodiscard]] Result<double> weight_of(std::string const& word);

  query::Searcher& searcher_;
  text::Analyzer analyzer_;
  std::map<std::string, double> weights_;
  std::uint64_t articles_ = 0;
};

}  // namespace bifrons::outline

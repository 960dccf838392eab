// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a point's words one article holds, close together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/outline/words.hpp"

namespace bifrons::outline {

/// Shares of the words' weight, 0 to 1.
struct Evidence {
  double passage = 0;        ///< in the article's title and its best passage together
  double title = 0;          ///< in the title alone
  std::uint32_t times = 0;   ///< words of the point in the whole article, repeats counted
};

/// Reads articles and keeps the last ones read.
class Reading {
 public:
  Reading(query::Searcher& searcher, Words& words) : searcher_(searcher), words_(words) {}

  [[nodiscard]] Result<Evidence> of(std::string const& id, std::span<AskedWord const> asked);

 private:
  struct Text {
    std::vector<Words::Place> title, body;
  };
  [[nodiscard]] Result<Text const*> text_of(std::string const& id);

  query::Searcher& searcher_;
  Words& words_;
  std::unordered_map<std::string, Text> kept_;
};

}  // namespace bifrons::outline

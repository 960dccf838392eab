// SPDX-License-Identifier: GPL-3.0-or-later
// The page before any question: what there is, and three questions that this index can answer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/query/searcher.hpp"

namespace bifrons::api::web {

struct StartView {
  std::uint64_t documents = 0;
  std::vector<query::Facet> facets;  ///< lang, topic
  std::vector<query::TopicCount> topics;
};

/// A query that a person could begin with.
struct Example {
  std::string text, lang;
};

/// One for each of the index's strongest languages: the label of a strong topic, each another one.
[[nodiscard]] std::vector<Example> examples(StartView const&);

[[nodiscard]] std::string start_page(StartView const&);

}  // namespace bifrons::api::web

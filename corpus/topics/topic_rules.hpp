// SPDX-License-Identifier: GPL-3.0-or-later
// topics.toml as values: what a topic is called, and what speaks for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "corpus/topics/taxonomy.hpp"

namespace bifrons::topics {

/// A word or phrase that speaks for a topic.
struct Phrase {
  std::string lang;    ///< en, fi or ru
  std::string text;    ///< as written, without its weight: `tacit knowledge`, `=CRM`, `asiakas*`
  double weight = 1.0;
};

struct TopicRules {
  Topic topic;
  double threshold = 0.5;
  std::vector<std::string> tags;  ///< folded; id and labels among them
  std::vector<Phrase> phrases;
};

/// Checked as Taxonomy::parse says.
[[nodiscard]] Result<std::vector<TopicRules>> read_rules(std::string_view toml);

/// A publisher's tag as it is compared: folded, hyphens and underscores as spaces, squeezed.
[[nodiscard]] std::string comparable_tag(std::string_view tag);

}  // namespace bifrons::topics

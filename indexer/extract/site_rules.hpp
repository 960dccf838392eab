// SPDX-License-Identifier: GPL-3.0-or-later
// What a user says of a site that no rule of ours reads right: elements that are the article, elements that are none of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"
#include "indexer/extract/content.hpp"

namespace bifrons::extract {

/// CSS selectors. keep: what they match is the article, and nothing else is; drop: what they match never is.
struct Rules {
  std::vector<std::string> keep, drop;
};

/// The rules of each site, by its host without "www.". For any thread once it is made.
class SiteRules {
 public:
  /// bad_input names the site and the selector.
  [[nodiscard]] Result<void> add(std::string site, Rules rules);
  /// The rules for the address's host, or for the nearest domain above it; nullptr where there are none.
  [[nodiscard]] Rules const* of(std::string_view url) const;

 private:
  std::map<std::string, Rules, std::less<>> sites_;
};

/// Gives blocks the roles that the rules ask for, after all else has been judged. Rules that match nothing change nothing.
/// True where a rule said what the article is.
bool obey(Rules const& rules, PageTree const& page, Content& content);

}  // namespace bifrons::extract

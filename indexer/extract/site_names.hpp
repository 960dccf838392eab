// SPDX-License-Identifier: GPL-3.0-or-later
// What the page's site is called, so that it is taken neither for a title's part nor for a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

/// Letters and digits only, small: how titles and names are compared.
[[nodiscard]] std::string comparison_key(std::string_view text);

class SiteNames {
 public:
  explicit SiteNames(Sources const& sources);

  /// Whether the text is the site's name, a beginning of it, or it with little more. True where it has no letter.
  [[nodiscard]] bool names(std::string_view text) const;
  /// Whether it is exactly one of the names.
  [[nodiscard]] bool is_one(std::string_view text) const;

 private:
  std::vector<std::string> keys_;
};

}  // namespace bifrons::extract

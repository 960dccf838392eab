// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's head says: meta elements by name and property, links by rel.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/page.hpp"

namespace bifrons::extract {

struct MetaTags {
  std::multimap<std::string, std::string, std::less<>> values;  ///< name or property in lower case -> content
  std::string title;                                            ///< of <title>
  std::string canonical, base, language;                        ///< as written
  std::vector<std::string> feeds;                               ///< as written
  std::vector<std::string> translations;                        ///< alternates with hreflang, as written
  std::string refresh;                                          ///< where a refresh within ten seconds leads, as written
  std::vector<std::string_view> json_ld;                        ///< contents of its scripts
  bool noindex = false, nofollow = false;

  /// The first of the names that has a value; "" where none has.
  [[nodiscard]] std::string_view first(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
};

[[nodiscard]] MetaTags read_meta_tags(PageTree const& page);

}  // namespace bifrons::extract

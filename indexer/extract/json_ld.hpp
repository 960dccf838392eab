// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's JSON-LD says of its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifrons::extract {

/// As written there; empty where absent. Character references are decoded, HTML is not.
struct JsonLd {
  std::string type, headline, name, published, modified, language, url, body, description, publisher, site, licence, image;
  std::vector<std::string> authors, tags;
  bool article = false;  ///< a type that is an article, by schema.org
  bool list = false;     ///< the page calls itself a collection, a blog's front page, search results
};

/// blocks: the contents of all application/ld+json scripts. title: picks the article that bears it where there are several.
[[nodiscard]] JsonLd read_json_ld(std::vector<std::string_view> const& blocks, std::string_view title);

}  // namespace bifrons::extract

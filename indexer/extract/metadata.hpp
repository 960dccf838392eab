// SPDX-License-Identifier: GPL-3.0-or-later
// Title, author, dates and tags of the article, each with the signal that it was read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/content.hpp"
#include "indexer/extract/json_ld.hpp"
#include "indexer/extract/meta_tags.hpp"

namespace bifrons::extract {

/// A value and the name of its signal ("json-ld", "og" …); both empty where unknown.
struct Signal {
  std::string value, from;
};

struct Metadata {
  Signal title, author, published, modified;
  std::vector<std::string> tags;
  std::string tags_from;
};

/// All that is known of a page when its metadata is read.
struct Sources {
  PageTree const& page;
  MetaTags const& meta;
  JsonLd const& json_ld;
  std::string_view url;
};

/// The title, and the heading that stands on the page for it: they differ where the head of the page says it better.
struct Title {
  Signal told;
  std::string shown;
};

/// Before the content is known, which it helps to find.
[[nodiscard]] Title read_title(Sources const& sources);

/// After it. title is what read_title told.
[[nodiscard]] Metadata read_metadata(Sources const& sources, Signal title, Content const& content);

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses a source takes in, and which of them cannot be pages worth fetching.
#pragma once

#include <string>
#include <string_view>

#include "corpus/url/url.hpp"

namespace bifrons::crawl {

/// One site, or one folder of it.
struct Scope {
  std::string site;    ///< url::site()
  std::string prefix;  ///< of the path, "" for all
  [[nodiscard]] bool contains(url::Parts const&) const;
};

/// The prefix that a seed stands for when it is a list of pages: its folder below the root, else "".
[[nodiscard]] std::string folder_of(url::Parts const&);

/// By its ending the address is a picture, script, archive or the like, or a page that lies among pictures.
[[nodiscard]] bool is_media_address(url::Parts const&);

/// By its ending a file of bare text: a licence, a template, a log. No post, unless somebody says so.
[[nodiscard]] bool is_text_file(url::Parts const&);

/// A path that repeats its parts or grows without end, as traps do.
[[nodiscard]] bool is_endless_address(url::Parts const&);

/// An address with its numbers as "#" and without its query's values: what calendars and filters have in common.
[[nodiscard]] std::string shape_of(std::string_view address);

/// A further page of a list (/page/2/, ?paged=2, ?updated-max=…): as deep as the list itself.
[[nodiscard]] bool is_paging_address(url::Parts const&);

/// Tag, category, author, archive and search pages by their path: followed, never stored.
[[nodiscard]] bool is_listing_address(url::Parts const&);

}  // namespace bifrons::crawl

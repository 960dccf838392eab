// SPDX-License-Identifier: GPL-3.0-or-later
// One element of a feed read into the field that it fills.
#pragma once

#include <string_view>

#include "corpus/xml/xml.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/feed_text.hpp"

namespace bifrons::source {

/// Where an element stands.
struct FeedPlace {
  FeedScope scope;      ///< with the element's own base and language
  bool atom = false;    ///< its text is an Atom text construct
  bool atom10 = false;
  bool module = false;  ///< second round: modules fill what the format's own elements left open
};

/// name: as feed_name() says. Unknown names are left out.
void read_feed_field(Feed&, std::string_view name, xml::Element const&, FeedPlace const&);
void read_item_field(FeedItem&, std::string_view name, xml::Element const&, FeedPlace const&);

/// An author's or contributor's element: with children, or as mail writes people.
[[nodiscard]] Person feed_person(xml::Element const&, FeedPlace const&);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a feed's element in all the ways in which feeds wrap it, and the base and language that hold there.
#pragma once

#include <string>
#include <string_view>

#include "corpus/xml/xml.hpp"
#include "indexer/source/feed.hpp"

namespace bifrons::source {

/// What an element inherits: the base of its addresses, its language.
struct FeedScope {
  std::string base, lang;
  [[nodiscard]] FeedScope inside(xml::Element const&) const;
};

/// An attribute by its name in any case, trimmed.
[[nodiscard]] std::string feed_attribute(xml::Element const&, std::string_view name);

/// Character data, trimmed; markup inside written out.
[[nodiscard]] std::string plain_text(xml::Element const&);

/// As plain_text, with markup (written out or escaped) whose addresses are absolute.
[[nodiscard]] std::string html_text(xml::Element const&, FeedScope const&);

/// An Atom text construct or content, by its type and mode.
[[nodiscard]] FeedContent atom_text(xml::Element const&, FeedScope const&, bool atom10);

/// "name (mail)", "mail (name)", "name <mail>" or either alone.
[[nodiscard]] Person person_of(std::string_view written);

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// The namespaces of feeds as a table.
#include "indexer/source/feed_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace bifrons::source {
namespace {

struct Module {
  std::string_view address;  ///< start of the namespace's address, in lower case
  std::string_view prefix;   ///< "" for the formats' own names
};

constexpr auto modules = std::to_array<Module>({
    {"http://www.w3.org/2005/atom", ""},
    {"http://purl.org/atom/", ""},
    {"http://purl.org/rss/1.0/modules/content", "content:"},
    {"http://purl.org/rss/1.0/modules/", "?:"},
    {"http://purl.org/rss/1.0", ""},
    {"http://purl.org/net/rss1.1#", ""},
    {"http://purl.org/pie/", ""},
    {"http://my.netscape.com/rdf/simple/0.9", ""},
    {"http://channel.netscape.com/rdf/simple/0.9", ""},
    {"http://backend.userland.com/", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://cyber.law.harvard.edu/rss", ""},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"},
    {"http://purl.org/dc/elements/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://www.itunes.com/dtds/podcast", "itunes:"},
    {"http://search.yahoo.com/mrss", "media:"},
    {"http://wellformedweb.org/commentapi/", "wfw:"},
    {"http://a9.com/-/spec/opensearch", "opensearch:"},
    {"http://rssnamespace.org/feedburner/ext/", "feedburner:"},
    {"http://podlove.org/simple-chapters", "psc:"},
});

std::string lower(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

std::string feed_name(xml::Element const& element, xml::Element const& root) {
  auto name = lower(element.name);
  if (element.space.empty()) return name.starts_with("atom:") ? name.substr(5) : name;  // a prefix nobody declared stays in the name
  auto const space = lower(element.space);
  for (auto const& module : modules)
    if (space.starts_with(module.address)) return std::string(module.prefix) + name;
  return (element.space == root.space ? "" : "?:") + name;
}

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of XML feeds: where the feed's own elements and its items stand.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/source/feed_date.hpp"
#include "indexer/source/feed_encoding.hpp"
#include "indexer/source/feed_fields.hpp"
#include "indexer/source/feed_formats.hpp"
#include "indexer/source/feed_names.hpp"
#include "indexer/source/markup.hpp"

namespace bifrons::source {
namespace {

constexpr std::size_t items_bound = 20'000, elements_bound = 1'000'000;
using xml::Element;

class XmlFeedReader {
 public:
  XmlFeedReader(Element const& root, std::string_view bytes) : root_(root), name_(feed_name(root, root)), bytes_(bytes) {}

  [[nodiscard]] bool is_feed() const {
    return name_ == "rss" || name_ == "rdf:rdf" || name_ == "rdf" || name_ == "feed" || name_ == "channel" || name_ == "rss:rss";
  }

  Feed read(FeedScope const& outer) {
    Feed feed;
    feed.version = version();
    atom_ = feed.version.starts_with("atom");
    atom10_ = feed.version == "atom10";
    auto scope = outer.inside(root_);
    if (auto const base = feed_attribute(root_, "base"); name_ == "channel" && !base.empty()) scope.base = absolute(base, scope.base);
    if (name_ == "channel") read_attributes(feed, root_, scope);
    for (bool const module : {false, true}) read_feed(feed, root_, scope, module);
    read_items(feed, root_, scope);
    for (auto const& child : root_.children)
      if (feed_name(child, root_) == "channel" && &child != &root_) read_channel(feed, child, scope.inside(child));
    fill_gaps(feed, scope);
    return feed;
  }

 private:
  [[nodiscard]] std::string version() const {
    if (name_ == "feed") return root_.space.ends_with("/2005/Atom") ? "atom10" : feed_attribute(root_, "version") == "0.3" ? "atom03" : "atom";
    if (name_ == "channel") return "cdf";
    if (name_.starts_with("rdf")) return bytes_.substr(0, 4'096).find("netscape.com/rdf/simple/0.9") != std::string_view::npos ? "rss090" : "rss10";
    auto const v = feed_attribute(root_, "version");
    if (v.starts_with('2')) return "rss20";
    if (v == "0.91") return bytes_.substr(0, 4'096).find("my.netscape.com/publish/formats/rss-0.91") != std::string_view::npos ? "rss091n" : "rss091u";
    return v == "0.92" || v == "0.93" || v == "0.94" ? "rss0" + v.substr(2) : "rss";
  }

  static bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

  [[nodiscard]] FeedPlace place(Element const& e, FeedScope const& scope, bool module) const {
    bool const atom = atom_ || e.space.ends_with("/Atom") || e.space.find("/atom/") != std::string::npos;
    return {scope.inside(e), atom, atom10_ || e.space.ends_with("/2005/Atom"), module};
  }

  /// Modules are read in a second round; webMaster too, the last to ask for an author.
  [[nodiscard]] bool is_second_round(std::string_view name, Element const& e) const {
    bool const is_atom_in_rss = !atom_ && e.space.ends_with("/2005/Atom") && e.space != root_.space;
    return is_atom_in_rss || name.find(':') != std::string_view::npos || name == "webmaster";
  }

  void read_feed(Feed& feed, Element const& element, FeedScope const& scope, bool module) {
    for (auto const& child : element.children)
      if (auto const name = feed_name(child, root_); !is_item(name) && name != "channel" && is_second_round(name, child) == module)
        read_feed_field(feed, name, child, place(child, scope, module));
  }

  void read_channel(Feed& feed, Element const& channel, FeedScope const& scope) {
    for (bool const module : {false, true}) read_feed(feed, channel, scope, module);
    read_items(feed, channel, scope);
  }

  void read_items(Feed& feed, Element const& parent, FeedScope const& scope) {
    for (auto const& child : parent.children)
      if (is_item(feed_name(child, root_)) && feed.items.size() < items_bound) feed.items.push_back(read_item(child, scope.inside(child)));
  }

  /// CDF keeps addresses and dates in attributes.
  template <class T> static void read_attributes(T& to, Element const& element, FeedScope const& scope) {
    auto const* const anchor = element.child("A");
    auto href = feed_attribute(element, "href");
    if (href.empty() && anchor != nullptr) href = feed_attribute(*anchor, "href");
    if (!href.empty()) to.links.push_back({absolute(href, scope.base), "alternate", "text/html", {}, {}});
    if (!href.empty() && to.link.empty()) to.link = to.links.back().href;
    if (auto const changed = feed_attribute(element, "lastmod"); !changed.empty() && to.updated.empty()) to.updated = feed_date(changed);
  }

  /// Several elements of one name are several authors; another name says the same again.
  void read_authors(FeedItem& item, Element const& element, std::vector<std::string> const& names, FeedScope const& scope) const {
    for (std::string_view const wanted : {"author", "dc:creator", "dc:author", "itunes:author"})
      for (std::size_t i = 0; i < names.size() && (item.authors.empty() || names[i] == wanted); ++i) {
        if (names[i] != wanted || item.authors.size() >= 50) continue;
        if (auto person = feed_person(element.children[i], place(element.children[i], scope, false)); !person.empty()) item.authors.push_back(std::move(person));
      }
  }

  FeedItem read_item(Element const& element, FeedScope const& scope) {
    FeedItem item;
    std::vector<std::string> names;
    names.reserve(element.children.size());
    for (auto const& child : element.children) names.push_back(feed_name(child, root_));
    for (bool const module : {false, true})
      for (std::size_t i = 0; i < names.size(); ++i)
        if (auto const& child = element.children[i]; is_second_round(names[i], child) == module) read_item_field(item, names[i], child, place(child, scope, module));
    read_authors(item, element, names, scope);
    if (item.id.empty()) item.id = feed_attribute(element, "about");
    if (name_ == "channel") read_attributes(item, element, scope);
    if (item.link.empty() && !item.id.empty() && name_.starts_with("rdf") && item.id.find("://") != std::string::npos) item.link = item.id;
    if (item.published.empty()) item.published = item.created;
    return item;
  }

  static bool is_page_text(std::string_view type) { return type == "text/plain" || type == "text/html" || type == "application/xhtml+xml"; }

  static void fill_gaps(Feed& feed, FeedScope const& scope) {
    if (feed.language.empty()) feed.language = scope.lang;
    std::ranges::replace(feed.language, '_', '-');
    for (auto& item : feed.items) {
      if (item.published.empty() && item.created.empty() && feed.version.starts_with("rss")) item.published = item.updated;
      if (item.summary.empty() && !item.content.empty() && is_page_text(item.content.front().type)) item.summary = item.content.front().value;
    }
  }

  Element const& root_;
  std::string name_;
  std::string_view bytes_;
  bool atom_ = false, atom10_ = false;
};

/// Where a feed starts behind what a broken server printed ahead of it; npos where what is there is a page, or nothing like a feed.
std::size_t start_behind_junk(std::string_view bytes) {
  constexpr std::string_view roots[] = {"<?xml", "<rss", "<feed", "<rdf:RDF"};
  auto const head = bytes.substr(0, 64u << 10);
  auto found = std::string_view::npos;
  for (auto const root : roots) found = std::min(found, head.find(root, 1));
  auto const junk = head.substr(0, found);
  bool const is_page = junk.find("<html") != std::string_view::npos || junk.find("<HTML") != std::string_view::npos || junk.find("<body") != std::string_view::npos;
  return is_page ? std::string_view::npos : found;
}

Result<Element> root_of(std::string_view bytes, std::string const& charset) {
  constexpr std::string_view containers[] = {"channel", "feed", "rss", "rdf:RDF", "atom:feed"}, records[] = {"item", "entry", "atom:entry"},
                             fields[] = {"title", "link", "guid", "pubDate", "category", "description", "comments", "author", "content:encoded", "dc:creator",
                                         "dc:date", "dc:subject", "summary", "updated", "published", "id"};
  return xml::parse(bytes, charset, {.elements = elements_bound}, {containers, records, fields});
}

Result<Feed> read_xml(std::string_view bytes, std::string_view content_type, std::string base, std::string language, bool after_junk) {
  auto const encoding = feed_encoding(bytes, content_type);
  auto const start = bytes.find_first_not_of(" \t\r\n");
  if (start != std::string_view::npos && encoding.label.find("16") == std::string::npos && encoding.label.find("32") == std::string::npos) bytes.remove_prefix(start);
  auto const root = root_of(bytes, encoding.transport);
  if (!root) return tl::unexpected<Error>(root.error());
  XmlFeedReader reader(*root, bytes);
  if (!reader.is_feed()) {
    auto const behind = after_junk ? std::string_view::npos : start_behind_junk(bytes);
    if (behind != std::string_view::npos) return read_xml(bytes.substr(behind), content_type, std::move(base), std::move(language), true);
    return failure(ErrorCode::unreadable, "This is no feed: its root element is <" + root->name.substr(0, 80) + ">.");
  }
  auto feed = reader.read({std::move(base), std::move(language)});
  feed.encoding = encoding.label;
  return feed;
}

}  // namespace

Result<Feed> parse_xml_feed(std::string_view bytes, std::string_view content_type, std::string base, std::string language) {
  return read_xml(bytes, content_type, std::move(base), std::move(language), false);
}

}  // namespace bifrons::source

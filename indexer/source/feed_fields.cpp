// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of all feed formats as tables of names: a row added is an element understood.
#include "indexer/source/feed_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/source/feed_date.hpp"
#include "indexer/source/markup.hpp"

namespace bifrons::source {
namespace {

using xml::Element;

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string text_of(Element const& e, FeedPlace const& at) { return at.atom ? atom_text(e, at.scope, at.atom10).value : html_text(e, at.scope); }

std::string address_of(Element const& e, FeedPlace const& at) {
  auto const text = plain_text(e);
  return text.empty() ? text : absolute(text, at.scope.base);
}

}  // namespace

Person feed_person(Element const& e, FeedPlace const& at) {
  if (e.children.empty()) return person_of(plain_text(e));
  Person person;
  for (auto const& child : e.children) {
    if (child.name == "name") fill(person.name, plain_text(child));
    else if (child.name == "email") fill(person.email, plain_text(child));
    else if (child.name == "uri" || child.name == "url" || child.name == "homepage") fill(person.uri, address_of(child, at));
  }
  return person;
}

namespace {

template <class T> void add_categories(T& to, std::string_view list) {
  while (!list.empty()) {
    auto const end = std::min(list.find(','), list.size());
    auto item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (!item.empty() && (item.front() == ' ' || item.front() == '\n')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\n')) item.remove_suffix(1);
    if (!item.empty() && to.categories.size() < 1'000) to.categories.emplace_back(item);
  }
}

template <class T> void read_title(T& to, Element const& e, FeedPlace const& at) {
  fill(to.title, at.atom ? atom_text(e, at.scope, at.atom10).value : plain_text(e));
}

std::string link_type(std::string type, std::string_view rel) {
  if (!type.empty()) return type;
  return rel == "self" ? "application/atom+xml" : rel == "alternate" ? "text/html" : "";
}

void add_enclosure(Feed&, Element const&, std::string const&) {}
void add_enclosure(FeedItem& item, Element const& e, std::string const& href) {
  item.enclosures.push_back({href, feed_attribute(e, "type"), feed_attribute(e, "length")});
}

/// Atom writes a registered relation by its name or by the registry's address.
constexpr std::string_view registered_rel = "http://www.iana.org/assignments/relation/";

template <class T> void read_link(T& to, Element const& e, FeedPlace const& at) {
  bool const has_href = std::ranges::any_of(e.attributes, [](auto const& a) { return a.name == "href" || a.name == "HREF"; });
  auto const written = has_href ? feed_attribute(e, "href") : plain_text(e);
  if ((written.empty() && !has_href) || to.links.size() >= 1'000) return;
  FeedLink link;
  link.href = absolute(written, at.scope.base);
  if (link.href.empty() && !written.empty()) return;  // a script
  if (auto rel = feed_attribute(e, "rel"); !rel.empty()) link.rel = rel.starts_with(registered_rel) ? rel.substr(registered_rel.size()) : std::move(rel);
  link.type = link_type(feed_attribute(e, "type"), link.rel);
  link.title = feed_attribute(e, "title");
  link.hreflang = feed_attribute(e, "hreflang");
  bool const page = link.rel == "alternate" && (link.type == "text/html" || link.type == "application/xhtml+xml");
  if (page) to.link = link.href;  // the last one holds, as readers have always done
  if (link.rel == "enclosure") add_enclosure(to, e, link.href);
  to.links.push_back(std::move(link));
}

template <class T> void read_id(T& to, Element const& e, FeedPlace const& at) {
  auto const id = plain_text(e);
  fill(to.id, id.starts_with('/') ? absolute(id, at.scope.base) : id);
}

template <class T> void read_updated(T& to, Element const& e, FeedPlace const&) { fill(to.updated, feed_date(plain_text(e))); }
template <class T> void read_published(T& to, Element const& e, FeedPlace const&) { fill(to.published, feed_date(plain_text(e))); }
template <class T> void read_rights(T& to, Element const& e, FeedPlace const& at) { fill(to.rights, text_of(e, at)); }
template <class T> void read_language(T& to, Element const& e, FeedPlace const&) { fill(to.language, plain_text(e)); }

template <class T> void read_author(T& to, Element const& e, FeedPlace const& at) {
  if (to.author.empty()) to.author = feed_person(e, at);
}

template <class T> void read_category(T& to, Element const& e, FeedPlace const&) {
  auto term = feed_attribute(e, "term");
  if (term.empty()) term = plain_text(e);
  if (term.empty()) term = feed_attribute(e, "label");
  if (!term.empty() && to.categories.size() < 1'000) to.categories.push_back(std::move(term));
}

template <class T> void read_keywords(T& to, Element const& e, FeedPlace const&) { add_categories(to, plain_text(e)); }

template <class T> void read_itunes_category(T& to, Element const& e, FeedPlace const&) {
  Element const* category = &e;  // nested once or twice, each inside the first child
  for (int depth = 0; category != nullptr && depth < 8; ++depth, category = category->child("category"))
    if (auto text = feed_attribute(*category, "text"); !text.empty()) to.categories.push_back(std::move(text));
}

template <class T> struct Row {
  std::string_view name;
  void (*read)(T&, Element const&, FeedPlace const&);
};

template <class T> constexpr auto common_rows = std::to_array<Row<T>>({
    {"title", read_title<T>}, {"dc:title", read_title<T>}, {"itunes:title", read_title<T>}, {"media:title", read_title<T>},
    {"link", read_link<T>},
    {"id", read_id<T>}, {"guid", read_id<T>}, {"dc:identifier", read_id<T>},
    {"updated", read_updated<T>}, {"modified", read_updated<T>}, {"lastbuilddate", read_updated<T>}, {"dcterms:modified", read_updated<T>},
    {"dc:date", read_updated<T>},
    {"published", read_published<T>}, {"issued", read_published<T>}, {"pubdate", read_published<T>}, {"dcterms:issued", read_published<T>},
    {"rights", read_rights<T>}, {"copyright", read_rights<T>}, {"dc:rights", read_rights<T>},
    {"author", read_author<T>}, {"managingeditor", read_author<T>}, {"dc:creator", read_author<T>}, {"dc:author", read_author<T>},
    {"itunes:author", read_author<T>},
    {"category", read_category<T>}, {"dc:subject", read_category<T>}, {"media:category", read_category<T>},
    {"tags", read_keywords<T>}, {"keywords", read_keywords<T>}, {"itunes:keywords", read_keywords<T>}, {"media:keywords", read_keywords<T>},
    {"itunes:category", read_itunes_category<T>},
    {"language", read_language<T>}, {"dc:language", read_language<T>},
});

void read_description(Feed& to, Element const& e, FeedPlace const& at) { fill(to.description, text_of(e, at)); }
void read_webmaster(Feed& to, Element const& e, FeedPlace const& at) { if (at.module) read_author(to, e, at); }
void read_generator(Feed& to, Element const& e, FeedPlace const&) { fill(to.generator, plain_text(e)); }
void read_icon(Feed& to, Element const& e, FeedPlace const& at) { fill(to.icon, address_of(e, at)); }
void read_logo(Feed& to, Element const& e, FeedPlace const& at) { fill(to.logo, address_of(e, at)); }

void read_image(Feed& to, Element const& e, FeedPlace const& at) {
  if (e.name == "link" && feed_attribute(e, "rel") != "image") return;
  auto address = feed_attribute(e, "href");
  if (address.empty()) address = feed_attribute(e, "url");
  for (auto const& child : e.children)
    if (address.empty() && child.name == "url") address = plain_text(child);
  if (!address.empty()) fill(to.image, absolute(address, at.scope.base));
}

template <std::size_t FeedPaging::*number> void read_number(Feed& to, Element const& e, FeedPlace const&) {
  auto const text = plain_text(e);
  std::from_chars(text.data(), text.data() + text.size(), to.paging.*number);
}

constexpr auto feed_rows = std::to_array<Row<Feed>>({
    {"description", read_description}, {"subtitle", read_description}, {"tagline", read_description}, {"abstract", read_description},
    {"info", read_description}, {"dc:description", read_description}, {"itunes:subtitle", read_description}, {"itunes:summary", read_description},
    {"webmaster", read_webmaster}, {"generator", read_generator}, {"image", read_image}, {"itunes:image", read_image},
    {"itunes:link", read_image},
    {"icon", read_icon}, {"logo", read_logo},
    {"opensearch:totalresults", read_number<&FeedPaging::total>}, {"opensearch:startindex", read_number<&FeedPaging::start>},
    {"opensearch:itemsperpage", read_number<&FeedPaging::per_page>},
});

/// A second text of the format's own beside the summary is the content.
void read_summary(FeedItem& to, Element const& e, FeedPlace const& at) {
  if (!to.summary.empty() && !at.module && !at.atom && to.content.empty()) to.content.push_back({text_of(e, at), "text/html", at.scope.lang, {}});
  else fill(to.summary, text_of(e, at));
}

/// The address of the post itself, where a redirecting service wrote its own into link.
void read_original_link(FeedItem& to, Element const& e, FeedPlace const& at) {
  if (auto address = address_of(e, at); !address.empty()) to.link = std::move(address);
}

void read_created(FeedItem& to, Element const& e, FeedPlace const&) { fill(to.created, feed_date(plain_text(e))); }
void read_comments(FeedItem& to, Element const& e, FeedPlace const& at) { fill(to.comments, address_of(e, at)); }
void read_contributor(FeedItem& to, Element const& e, FeedPlace const& at) { to.contributors.push_back(feed_person(e, at)); }
void read_atom_content(FeedItem& to, Element const& e, FeedPlace const& at) { to.content.push_back(atom_text(e, at.scope, at.atom10)); }

void read_html_content(FeedItem& to, Element const& e, FeedPlace const& at) {
  to.content.push_back({html_text(e, at.scope), "text/html", at.scope.lang, {}});
}

void read_xhtml_content(FeedItem& to, Element const& e, FeedPlace const& at) {
  to.content.push_back({resolved_markup(inner_markup(e), at.scope.base), "application/xhtml+xml", at.scope.lang, {}});
}

void read_guid(FeedItem& to, Element const& e, FeedPlace const& at) {
  read_id(to, e, at);
  bool const permalink = feed_attribute(e, "ispermalink") != "false";
  if (permalink && to.link.empty() && to.id.find("://") != std::string::npos) to.link = to.id;
}

void read_enclosure(FeedItem& to, Element const& e, FeedPlace const& at) {
  auto const address = absolute(feed_attribute(e, "url"), at.scope.base);
  if (to.enclosures.size() >= 100) return;
  add_enclosure(to, e, address);
  to.links.push_back({address, "enclosure", feed_attribute(e, "type"), {}, {}});
}

void read_source(FeedItem& to, Element const& e, FeedPlace const& at) {
  to.source_title = e.children.empty() ? plain_text(e) : std::string{};
  to.source_link = feed_attribute(e, "url");
  for (auto const& child : e.children) {
    if (child.name == "title") fill(to.source_title, atom_text(child, at.scope.inside(child), at.atom10).value);
    else if (child.name == "id") fill(to.source_id, plain_text(child));
    else if (child.name == "link" && (feed_attribute(child, "rel").empty() || feed_attribute(child, "rel") == "alternate"))
      fill(to.source_link, absolute(feed_attribute(child, "href"), at.scope.base));
  }
}

constexpr auto item_rows = std::to_array<Row<FeedItem>>({
    {"description", read_summary}, {"summary", read_summary}, {"abstract", read_summary}, {"dc:description", read_summary},
    {"itunes:summary", read_summary}, {"media:description", read_summary},
    {"content", read_atom_content}, {"content:encoded", read_html_content}, {"fullitem", read_html_content}, {"xhtml:body", read_xhtml_content},
    {"body", read_xhtml_content}, {"guid", read_guid}, {"created", read_created}, {"dcterms:created", read_created}, {"comments", read_comments},
    {"contributor", read_contributor}, {"dc:contributor", read_contributor}, {"enclosure", read_enclosure}, {"source", read_source},
    {"feedburner:origlink", read_original_link},
});

template <class T, class Table> bool read_by(Table const& table, T& to, std::string_view name, Element const& e, FeedPlace const& at) {
  for (auto const& row : table)
    if (row.name == name) return row.read(to, e, at), true;
  return false;
}

}  // namespace

void read_feed_field(Feed& feed, std::string_view name, Element const& e, FeedPlace const& at) {
  if (!read_by(feed_rows, feed, name, e, at)) read_by(common_rows<Feed>, feed, name, e, at);
}

void read_item_field(FeedItem& item, std::string_view name, Element const& e, FeedPlace const& at) {
  if (!read_by(item_rows, item, name, e, at)) read_by(common_rows<FeedItem>, item, name, e, at);
}

}  // namespace bifrons::source

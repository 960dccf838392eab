// SPDX-License-Identifier: GPL-3.0-or-later
// The article's author: declared ones first, then elements marked as such, then a byline in the text. The site's own name
// counts only where no person is told.
#include <algorithm>

#include "indexer/extract/author.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/site_names.hpp"
#include "indexer/extract/surroundings.hpp"

namespace bifrons::extract {
namespace {

constexpr unsigned elements_max = 300;
constexpr NodeId side_by_side = 40;  // nodes between two authors of one post

/// Of names in small letters: whether one of them, or a part of one, is the word.
bool token(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    if ((at == 0 || !ascii_alnum(text[at - 1])) && (end == text.size() || !ascii_alnum(text[end]) || text.substr(end).starts_with("name"))) return true;
  }
  return false;
}

/// Addresses of pages about an author.
bool leads_to_author(std::string_view href) {
  if (href.size() < 9) return false;
  for (std::string_view const part : {"/author/", "/authors/", "/kirjoittaja/", "/kirjoittajat/", "/avtor/"})
    if (auto const at = ifind(href, part); at != std::string_view::npos && at + part.size() < href.size()) return true;
  return false;
}

struct Marked {
  std::vector<std::string> microdata, rel, named, linked;
  NodeId last_linked = 0;
  bool rdfa = false;
};

/// The name inside an element about an author: its itemprop=name, the part named after the name, its link, or all its text.
std::string name_in(PageTree const& page, NodeId i) {
  if (auto const content = page.attribute(i, "content"); !content.empty()) return std::string(content);
  std::vector<std::string> links;
  NodeId part = npos;
  for (NodeId at = i + 1; at < page.node(i).end; ++at) {
    if (page.node(at).kind != html::NodeKind::element || page.hidden(at)) continue;
    if (page.attribute(at, "itemprop") == "name") {
      auto const content = page.attribute(at, "content");
      return content.empty() ? page.text_of(at) : std::string(content);
    }
    auto const names = ascii_lowered(page.attribute(at, "class"));
    if (part == npos && token(names, "name") && (token(names, "author") || token(names, "byline"))) part = at;
    if (page.tag(at) != Tag::a) continue;
    if (auto text = page.text_of(at); count_code_points(text) >= 3) links.push_back(std::move(text));
  }
  if (part != npos) return page.text_of(part);
  auto text = page.text_of(i);
  if (links.size() > 1 && std::ranges::all_of(links, looks_like_person)) return joined_names(links);
  if (!name_in_byline(text.substr(0, 200)).empty()) return text;
  return !links.empty() && count_code_points(text) > 30 ? links.front() : text;
}

/// Marks on one element; its text goes to the list of the strongest. True where its inside is read with it.
bool read_marks(PageTree const& page, Content const& content, NodeId i, Marked& out, unsigned& looked) {
  auto const property = ascii_lowered(page.attribute(i, "itemprop")), rel = ascii_lowered(page.attribute(i, "rel")), names = ascii_lowered(page.attribute(i, "class"));
  auto const rdfa = page.attribute(i, "property");
  bool const micro = token(property, "author") || token(property, "creator") || rdfa == "dc:creator" || rdfa == "schema:author";
  bool const by_rel = token(rel, "author");
  bool const named = token(names, "author") || token(names, "byline") || token(names, "kirjoittaja") || token(names, "writer");
  bool const linked = page.tag(i) == Tag::a && leads_to_author(page.attribute(i, "href"));
  if (!micro && !by_rel && !named && !linked) return false;
  if (++looked > elements_max || page.hidden(i) || is_elsewhere(page, content, i)) return false;
  auto const text = name_in(page, i);
  if (text.empty() || count_code_points(text) > 120) return false;
  if (micro && out.microdata.size() < 8) {
    out.microdata.push_back(text);
    out.rdfa |= property.empty();
    return true;
  }
  if (by_rel && out.rel.size() < 3) out.rel.push_back(text);
  else if (named && out.named.size() < 3) out.named.push_back(text);
  if (linked && out.linked.size() < 4 && (out.linked.empty() || i - out.last_linked <= side_by_side) && looks_like_person(name_of(text))) {
    out.linked.push_back(text);
    out.last_linked = i;
  }
  return false;
}

Marked read_marked(PageTree const& page, Content const& content) {
  Marked out;
  unsigned looked = 0;
  for (NodeId i = 0; i < page.size() && looked <= elements_max; ++i) {
    if (page.node(i).kind != html::NodeKind::element || page.node(i).attribute_count == 0 || page.tag(i) == Tag::meta || page.tag(i) == Tag::link) continue;
    if (read_marks(page, content, i, out, looked)) i = page.node(i).end - 1;
  }
  return out;
}

/// "By Jane Doe", "Kirjoittaja: …", "Автор: …" in the lines around the body, or such a label and the name below it.
std::string byline(PageTree const& page, Content const& content) {
  auto const& blocks = page.blocks();
  std::size_t first = blocks.size(), last = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (content.role(b) == Role::body) first = std::min(first, b), last = b;
  if (first == blocks.size()) return {};
  auto const read = [&](std::size_t b) -> std::string {
    auto const& block = blocks[b];
    if (block.chars > 140 || content.role(b) == Role::comment) return {};
    if (b + 1 < blocks.size() && announces_author(block.text))
      if (auto name = name_of(blocks[b + 1].text); looks_like_person(name)) return name;
    return block.kind == BlockKind::heading ? std::string() : name_in_byline(block.text);
  };
  for (auto b = first > 15 ? first - 15 : 0; b < std::min(first + 3, blocks.size()); ++b)
    if (auto name = read(b); !name.empty()) return name;
  for (auto b = last > 2 ? last - 2 : 0; b < std::min(last + 8, blocks.size()); ++b)
    if (auto name = read(b); !name.empty()) return name;
  return {};
}

std::string declared(MetaTags const& meta, std::initializer_list<std::string_view> names) {
  for (auto const& name : names) {
    std::vector<std::string> values;
    for (auto const value : meta.all(name)) values.emplace_back(value);
    if (auto all = joined_names(values); !all.empty()) return all;
  }
  return {};
}

/// The card that a page makes for links to it: twitter:label1 "Written by", twitter:data1 "Jane Doe".
std::string on_card(MetaTags const& meta) {
  if (labels_author(meta.first({"twitter:label1"}))) return name_of(meta.first({"twitter:data1"}));
  if (labels_author(meta.first({"twitter:label2"}))) return name_of(meta.first({"twitter:data2"}));
  return {};
}

/// All that name an author, the strongest signal first.
std::vector<Signal> signals(Sources const& s, Content const& content) {
  std::vector<Signal> out;
  auto const add = [&out](std::string value, char const* from) {
    if (!value.empty()) out.push_back({std::move(value), from});
  };
  add(joined_names(s.json_ld.authors), "json-ld");
  add(declared(s.meta, {"author", "parsely-author", "sailthru.author", "byl", "citation_author", "article.author", "cxenseparse:author"}), "meta");
  auto const marked = read_marked(s.page, content);
  add(joined_names(marked.microdata), marked.rdfa ? "rdfa" : "microdata");
  add(declared(s.meta, {"itemprop:author", "itemprop:creator"}), "microdata");
  add(declared(s.meta, {"dc.creator", "dcterms.creator", "dc.contributor"}), "dublin-core");
  add(on_card(s.meta), "meta");
  add(declared(s.meta, {"article:author", "og:article:author", "twitter:creator"}), "og");
  add(joined_names(marked.rel), "text");
  add(joined_names(marked.linked), "text");
  add(byline(s.page, content), "text");
  for (auto const& raw : marked.named) add(name_of(raw), "text");
  return out;
}

/// "jrobison": how a system, and no reader, calls its user.
bool is_login(std::string_view name) { return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; }); }

bool are_persons(std::string_view names) {
  while (!names.empty()) {
    auto const end = std::min(names.find_first_of(";,"), names.size());
    if (!looks_like_person(names.substr(0, end))) return false;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return true;
}

}  // namespace

Signal read_author(Sources const& sources, Content const& content) {
  auto found = signals(sources, content);
  if (found.empty()) return {};
  SiteNames const site(sources);
  auto& first = found.front();
  if (site.names(first.value) || is_login(first.value))
    for (auto& signal : found)
      if (!site.names(signal.value) && are_persons(signal.value)) return std::move(signal);
  return std::move(first);
}

}  // namespace bifrons::extract

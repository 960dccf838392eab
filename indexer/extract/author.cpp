// SPDX-License-Identifier: GPL-3.0-or-later
// The article's author: declared ones first, then elements marked as such, then a byline in the text.
#include <algorithm>
#include <array>

#include "indexer/extract/author.hpp"
#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/surroundings.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t name_chars = 80;
constexpr unsigned elements_max = 300;

constexpr std::array<std::string_view, 31> prefixes{
    "text by", "recipe by", "words by", "authors:", "author ", "written by", "posted by", "published by", "reviewed by", "article by", "story by", "post by", "by:", "by ", "author:", "kirjoittaja:", "kirjoittanut:", "kirjoittanut",
    "kirjoittaja", "lähettänyt", "julkaissut", "teksti:", "teksti ja kuvat:", "автор статьи:", "автор:", "автор", "текст:", "опубликовал:", "опубликовано:", "разместил:", "von "};

/// "By Jane Doe on May 3" as "Jane Doe"; "" where no name is left.
std::string cleaned(std::string_view text) {
  std::string name;
  bool space = false;
  append_squeezed(name, text.substr(0, 400), space);
  for (bool again = true; again;) {
    again = false;
    auto const low = lowered(name);
    for (auto const& prefix : prefixes) {
      auto const key = lowered(prefix);
      if (!low.starts_with(key) || (low.size() > key.size() && ascii_alnum(key.back()) && low[key.size()] != ' ' && low[key.size()] != ':')) continue;
      name.erase(0, key.size());
      name.erase(0, std::min(name.size(), name.find_first_not_of(" :,-")));
      again = true;
      break;
    }
  }
  if (auto const found = dates::find_dates(name); !found.empty()) name.resize(found.front().span.start);
  auto const low = lowered(name);
  if (low.starts_with("updated") || low.starts_with("published")) return {};
  for (std::string_view const stop : {" on ", " | ", " · ", " • ", " — ", " – ", ", 20", ", 19", " - ", " in ", " at ", "\n", " updated", " published", " klo ", " в "})
    if (auto const at = low.find(stop); at != std::string::npos && at < name.size()) name.resize(std::min(name.size(), at));
  while (!name.empty() && std::string_view(" ,;:.|-").find(name.back()) != std::string_view::npos) name.pop_back();
  bool const url = name.find("://") != std::string::npos || name.starts_with("www.") || name.find('@') == 0;
  bool const mail = name.find('@') != std::string::npos && name.find(' ') == std::string::npos;
  bool const digits = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; }) && name.find(' ') == std::string::npos && name.size() < 3;
  return url || mail || digits || count_code_points(name) > name_chars || count_code_points(name) < 2 ? std::string() : name;
}

std::string joined(std::vector<std::string> const& names) {
  std::vector<std::string> seen;
  std::string out;
  for (auto const& raw : names) {
    auto name = cleaned(raw);
    if (name.empty() || std::ranges::find(seen, lowered(name)) != seen.end()) continue;
    seen.push_back(lowered(name));
    if (!out.empty()) out += "; ";
    out += name;
  }
  return out;
}

bool token(std::string_view names, std::string_view word) {
  auto const text = ascii_lowered(names);
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    if ((at == 0 || !ascii_alnum(text[at - 1])) && (end == text.size() || !ascii_alnum(text[end]) || text.substr(end).starts_with("name"))) return true;
  }
  return false;
}

struct Marked {
  std::vector<std::string> microdata, rel, named;
  bool rdfa = false;
};

/// The name inside an element about an author: its itemprop=name, its link, or all its text.
std::string name_in(PageTree const& page, NodeId i) {
  if (auto const content = page.attribute(i, "content"); !content.empty()) return std::string(content);
  NodeId link = npos;
  for (NodeId at = i; at < page.node(i).end; ++at) {
    if (page.node(at).kind != html::NodeKind::element) continue;
    if (at != i && page.attribute(at, "itemprop") == "name") {
      auto const content = page.attribute(at, "content");
      return content.empty() ? page.text_of(at) : std::string(content);
    }
    if (link == npos && page.tag(at) == Tag::a && count_code_points(page.text_of(at)) >= 3) link = at;
  }
  auto const text = page.text_of(i);
  auto const low = lowered(text.substr(0, 60));
  if (std::ranges::any_of(prefixes, [&low](std::string_view prefix) { return low.starts_with(lowered(prefix)); })) return text;
  return link != npos && count_code_points(text) > 30 ? page.text_of(link) : text;
}

Marked read_marked(PageTree const& page, Content const& content) {
  Marked out;
  unsigned looked = 0;
  for (NodeId i = 0; i < page.size(); ++i) {
    if (page.node(i).kind != html::NodeKind::element || page.node(i).attribute_count == 0 || page.tag(i) == Tag::meta || page.tag(i) == Tag::link) continue;
    auto const property = page.attribute(i, "itemprop"), rdfa = page.attribute(i, "property"), rel = page.attribute(i, "rel");
    auto const names = page.attribute(i, "class");
    bool const micro = token(property, "author") || token(property, "creator") || rdfa == "dc:creator" || rdfa == "schema:author";
    bool const by_rel = token(rel, "author");
    bool const named = token(names, "author") || token(names, "byline") || token(names, "kirjoittaja") || token(names, "writer");
    if (!micro && !by_rel && !named) continue;
    if (++looked > elements_max) break;
    if (page.hidden(i) || is_elsewhere(page, content, i)) continue;
    auto const text = name_in(page, i);
    if (text.empty() || count_code_points(text) > 120) continue;
    if (micro && out.microdata.size() < 8) {
      out.microdata.push_back(text);
      out.rdfa |= property.empty();
      i = page.node(i).end - 1;
    } else if (by_rel && out.rel.size() < 3) {
      out.rel.push_back(text);
    } else if (named && out.named.size() < 3) {
      out.named.push_back(text);
    }
  }
  return out;
}

/// "By Jane Doe", "Kirjoittaja: …", "Автор: …" in the lines around the body.
std::string byline(PageTree const& page, Content const& content) {
  auto const& blocks = page.blocks();
  std::size_t first = blocks.size(), last = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (content.roles[b] == Role::body) first = std::min(first, b), last = b;
  auto const read = [&](std::size_t b) -> std::string {
    auto const& block = blocks[b];
    if (block.chars > 140 || content.roles[b] == Role::comment || block.kind == BlockKind::heading) return {};
    auto const low = lowered(block.text);
    for (auto const& prefix : prefixes)
      if (auto const key = lowered(prefix); low.starts_with(key) && low.size() > key.size() &&
                                            (!ascii_alnum(key.back()) || low[key.size()] == ' ' || low[key.size()] == ':')) {
        auto const name = cleaned(block.text);
        auto const words = std::ranges::count(name, ' ') + 1;
        if (words <= 6 && !name.empty() && (static_cast<unsigned char>(name[0]) >= 0x80 || (name[0] >= 'A' && name[0] <= 'Z'))) return name;
      }
    return {};
  };
  if (first == blocks.size()) return {};
  for (auto b = first > 15 ? first - 15 : 0; b < std::min(first + 3, blocks.size()); ++b)
    if (auto name = read(b); !name.empty()) return name;
  for (auto b = last > 2 ? last - 2 : 0; b < std::min(last + 8, blocks.size()); ++b)
    if (auto name = read(b); !name.empty()) return name;
  return {};
}

std::vector<std::string> declared(MetaTags const& meta, std::initializer_list<std::string_view> names) {
  std::vector<std::string> out;
  for (auto const& name : names) {
    for (auto const value : meta.all(name)) out.emplace_back(value);
    if (!joined(out).empty()) return out;
    out.clear();
  }
  return out;
}

}  // namespace

Signal read_author(Sources const& sources, Content const& content) {
  auto const& meta = sources.meta;
  if (auto names = joined(sources.json_ld.authors); !names.empty()) return {names, "json-ld"};
  if (auto names = joined(declared(meta, {"author", "parsely-author", "sailthru.author", "byl", "citation_author", "article.author", "cxenseparse:author"})); !names.empty())
    return {names, "meta"};
  auto const marked = read_marked(sources.page, content);
  if (auto names = joined(marked.microdata); !names.empty()) return {names, marked.rdfa ? "rdfa" : "microdata"};
  if (auto names = joined(declared(meta, {"dc.creator", "dcterms.creator", "dc.contributor"})); !names.empty()) return {names, "dublin-core"};
  if (auto names = joined(declared(meta, {"article:author", "og:article:author", "twitter:creator"})); !names.empty()) return {names, "og"};
  if (auto names = joined(marked.rel); !names.empty()) return {names, "text"};
  if (auto name = byline(sources.page, content); !name.empty()) return {name, "text"};
  for (auto const& raw : marked.named)
    if (auto name = cleaned(raw); !name.empty()) return {name, "text"};
  return {};
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Tags by JSON-LD, article:tag, rel=tag and label lines beside the body, or keywords; each once.
#include "indexer/extract/labels.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t tags_max = 40, tag_chars = 60;

void add(Labels& out, std::string_view raw) {
  std::string tag;
  bool space = false;
  append_squeezed(tag, raw.substr(0, 1000), space);
  while (tag.starts_with('#')) tag.erase(0, 1);
  auto const chars = count_code_points(tag);
  if (chars == 0 || chars > tag_chars || out.tags.size() >= tags_max) return;
  auto const key = lowered(tag);
  if (std::ranges::none_of(out.tags, [&key](std::string const& other) { return lowered(other) == key; })) out.tags.push_back(std::move(tag));
}

void add_list(Labels& out, std::string_view list) {
  char const separator = list.find(',') != std::string_view::npos ? ',' : ';';
  while (!list.empty()) {
    auto const end = std::min(list.find(separator), list.size());
    add(out, list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool is_label_line(std::string_view text) {
  constexpr std::array<std::string_view, 15> beginnings{"tags", "tagged", "labels", "filed under", "posted in", "categories", "category", "topics", "tunnisteet", "avainsanat",
                                                        "asiasanat", "kategoriat", "ярлыки", "метки", "теги"};
  auto const low = lowered(text.substr(0, 60));
  return std::ranges::any_of(beginnings, [&low](std::string_view word) { return low.starts_with(word); }) || low.starts_with("рубрик");
}

/// Under a list of other pages or all tags of the site.
bool elsewhere(PageTree const& page, NodeId i, NodeId root) {
  for (auto at = page.node(i).parent; at != npos; at = page.node(at).parent) {
    if (root >= at && root < page.node(at).end) return false;
    if (page.tag(at) == Tag::nav || page.tag(at) == Tag::aside) return true;
    auto const names = ascii_lowered(page.attribute(at, "class")) + " " + ascii_lowered(page.attribute(at, "id"));
    for (std::string_view const word : {"sidebar", "widget", "related", "cloud", "popular", "recommended", "footer"})
      if (names.find(word) != std::string::npos) return true;
  }
  return false;
}

void add_links_of_lines(Labels& out, Sources const& s, Content const& content) {
  auto const& page = s.page;
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (content.roles[b] == Role::comment || blocks[b].chars > 400 || !is_label_line(blocks[b].text)) continue;
    auto const holder = blocks[b].container;
    if (holder == npos || blocks[b].kind == BlockKind::heading || elsewhere(page, blocks[b].first, content.root)) continue;
    for (NodeId i = blocks[b].first; i < page.node(holder).end && i <= blocks[b].last; ++i)
      if (page.tag(i) == Tag::a) add(out, page.text_of(i));
    if (!out.tags.empty()) return;
  }
}

}  // namespace

Labels read_labels(Sources const& s, Content const& content) {
  Labels out;
  auto const done = [&out](std::string_view from) {
    if (!out.tags.empty()) out.from = from;
    return !out.tags.empty();
  };
  for (NodeId i = 0; i < s.page.size(); ++i) {
    if (s.page.tag(i) != Tag::a || s.page.hidden(i)) continue;
    auto const rel = ascii_lowered(s.page.attribute(i, "rel"));
    if ((" " + rel + " ").find(" tag ") != std::string::npos && !elsewhere(s.page, i, content.root)) add(out, s.page.text_of(i));
  }
  if (done("text")) return out;
  for (auto const value : s.meta.all("article:tag")) add_list(out, value);
  if (done("og")) return out;
  if (s.json_ld.tags.size() == 1) add_list(out, s.json_ld.tags.front());
  else
    for (auto const& tag : s.json_ld.tags) tag.find(',') == std::string::npos ? add(out, tag) : add_list(out, tag);
  if (done("json-ld")) return out;
  add_links_of_lines(out, s, content);
  if (done("text")) return out;
  for (auto const* name : {"keywords", "news_keywords", "parsely-tags", "sailthru.tags"})
    for (auto const value : s.meta.all(name)) add_list(out, value);
  if (done("meta")) return out;
  for (auto const* name : {"dc.subject", "dcterms.subject"})
    for (auto const value : s.meta.all(name)) add_list(out, value);
  done("dublin-core");
  return out;
}

}  // namespace bifrons::extract

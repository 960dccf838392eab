// SPDX-License-Identifier: GPL-3.0-or-later
// Tags as readers see them beside the body (rel=tag, a line "Labels: …"), else as the page declares them; each once.
#include "indexer/extract/labels.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/surroundings.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t tags_max = 40, tag_chars = 60;
constexpr unsigned looked_max = 300;
using Tags = std::vector<std::string>;

void add(Tags& out, std::string_view raw) {
  std::string tag;
  bool space = false;
  append_squeezed(tag, raw.substr(0, 1000), space);
  while (tag.starts_with('#')) tag.erase(0, 1);
  while (!tag.empty() && std::string_view(" ,.;|").find(tag.back()) != std::string_view::npos) tag.pop_back();
  auto const chars = count_code_points(tag);
  if (chars == 0 || chars > tag_chars || out.size() >= tags_max) return;
  auto const key = lowered(tag);
  if (std::ranges::none_of(out, [&key](std::string const& other) { return lowered(other) == key; })) out.push_back(std::move(tag));
}

void add_list(Tags& out, std::string_view list, std::initializer_list<std::string_view> separators) {
  while (!list.empty()) {
    std::size_t end = list.size(), width = 0;
    for (auto const& separator : separators)
      if (auto const at = list.find(separator); at < end) end = at, width = separator.size();
    add(out, list.substr(0, end));
    list.remove_prefix(std::min(end + std::max<std::size_t>(width, 1), list.size()));
  }
}

void add_keywords(Tags& out, std::string_view list) {
  if (list.find(',') != std::string_view::npos) add_list(out, list, {","});
  else add_list(out, list, {";"});
}

/// "Posted in Sales | Tagged a, b": tags are finer than categories, so they begin anew.
bool is_tag_label(std::string_view item) {
  auto const word = lowered(trimmed(item));
  return word == "tagged" || word == "tags" || word == "tagged with" || word == "tagged as" || word == "tunnisteet" || word == "avainsanat" || word == "метки" || word == "теги";
}

/// Where the label's items begin in "Tags: a, b"; 0 where the line is none.
std::size_t after_label(std::string_view text) {
  constexpr std::array<std::string_view, 25> labels{"tags", "tag", "tagged", "tagged with", "tagged as", "labels", "label", "filed under", "posted in", "categories", "category", "topics", "topic", "keywords",
                                                    "tunnisteet", "avainsanat", "asiasanat", "kategoriat", "kategoria", "aiheet", "ярлыки", "метки", "теги", "рубрики", "рубрика"};
  auto const colon = text.find(':');
  auto const head = lowered(trimmed(text.substr(0, std::min(colon, text.size()))));
  if (colon != std::string_view::npos && head.size() <= 40 && std::ranges::find(labels, head) != labels.end()) return colon + 1;
  for (std::string_view const label : {"filed under ", "posted in ", "tagged with ", "tagged "})
    if (lowered(text.substr(0, label.size())) == label) return label.size();
  return 0;
}

Tags of_links(Sources const& s, Content const& content) {
  Tags out;
  unsigned looked = 0;
  for (NodeId i = 0; i < s.page.size(); ++i) {
    if (s.page.tag(i) != Tag::a || s.page.hidden(i)) continue;
    auto const rel = " " + ascii_lowered(s.page.attribute(i, "rel")) + " ";
    if (rel.find(" tag ") == std::string::npos) continue;
    if (++looked > looked_max) break;
    if (!is_elsewhere(s.page, content, i)) add(out, s.page.text_of(i));
  }
  return out;
}

/// The items of one label line: each element's text, and plain text cut at commas and dots between.
void read_line(Tags& out, PageTree const& page, NodeId from, NodeId to) {
  bool begun = false;
  for (NodeId i = from; i <= to; ++i) {
    if (page.node(i).kind != html::NodeKind::text || page.hidden(i)) continue;
    std::string text;
    bool space = false;
    append_squeezed(text, page.node(i).text, space);
    std::string_view items = text;
    for (std::string_view const lead : {"|", "·", "•", "/", "–", "—"})
      if (trimmed(items).starts_with(lead)) items = trimmed(items).substr(lead.size());
    auto const colon = items.find(':');
    if (begun && is_tag_label(items.substr(0, colon))) {
      out.clear();
      if (colon == std::string_view::npos) continue;
      items.remove_prefix(colon + 1);
    } else if (!begun) {
      auto const at = is_tag_label(items) ? items.size() : after_label(items);
      if (at == 0) continue;
      items.remove_prefix(at);
      begun = true;
    } else if (after_label(items) > 0) {
      return;
    }
    add_list(out, items, {",", "·", "|", ";", "•"});
  }
}

Tags of_lines(Sources const& s, Content const& content) {
  Tags out;
  unsigned looked = 0;
  for (std::size_t b = 0; b < s.page.blocks().size(); ++b) {
    auto const& block = s.page.blocks()[b];
    if (content.role(b) == Role::comment || block.chars > 600 || block.kind == BlockKind::heading) continue;
    bool labelled = after_label(block.text) > 0;
    for (auto at = block.text.find('\n'); !labelled && at != std::string::npos; at = block.text.find('\n', at + 1))
      labelled = after_label(std::string_view(block.text).substr(at + 1)) > 0;
    if (!labelled) continue;
    if (++looked > looked_max) break;
    if (is_elsewhere(s.page, content, block.first)) continue;
    read_line(out, s.page, block.first, block.last);
    if (!out.empty()) break;
  }
  return out;
}

Tags of_microdata(Sources const& s, Content const& content) {
  Tags out;
  unsigned looked = 0;
  for (NodeId i = 0; i < s.page.size(); ++i) {
    if (s.page.node(i).kind != html::NodeKind::element || s.page.attribute(i, "itemprop") != "keywords") continue;
    if (++looked > looked_max) break;
    if (is_elsewhere(s.page, content, i)) continue;
    auto const declared = s.page.attribute(i, "content");
    add_keywords(out, declared.empty() ? s.page.text_of(i) : std::string(declared));
  }
  return out;
}

Tags of_meta(MetaTags const& meta, std::initializer_list<std::string_view> names) {
  Tags out;
  for (auto const& name : names)
    for (auto const value : meta.all(name)) add_keywords(out, value);
  return out;
}

}  // namespace

Labels read_labels(Sources const& s, Content const& content) {
  auto links = of_links(s, content), lines = of_lines(s, content);
  if (lines.size() > links.size()) links = std::move(lines);
  if (!links.empty()) return {std::move(links), "text"};
  if (auto tags = of_microdata(s, content); !tags.empty()) return {std::move(tags), "microdata"};
  if (auto tags = of_meta(s.meta, {"article:tag", "og:article:tag"}); !tags.empty()) return {std::move(tags), "og"};
  Tags declared;
  for (auto const& tag : s.json_ld.tags) add_keywords(declared, tag);
  if (!declared.empty()) return {std::move(declared), "json-ld"};
  if (auto tags = of_meta(s.meta, {"dc.subject", "dcterms.subject"}); !tags.empty()) return {std::move(tags), "dublin-core"};
  if (auto tags = of_meta(s.meta, {"keywords", "news_keywords", "parsely-tags", "sailthru.tags"}); !tags.empty()) return {std::move(tags), "meta"};
  return {};
}

}  // namespace bifrons::extract

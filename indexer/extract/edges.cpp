// SPDX-License-Identifier: GPL-3.0-or-later
// Works on the list of body blocks: announced sections first, then link lists, then both ends.
#include "indexer/extract/edges.hpp"

#include <algorithm>

#include "corpus/text/detect.hpp"
#include "corpus/url/url.hpp"
#include "indexer/extract/choice.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/tails.hpp"
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t caption_chars = 80;

bool is_furniture_line(Block const& b) { return b.chars <= 120 && phrase_group(b.text) == PhraseGroup::line; }

/// "Read more: Looted colonial art", all of it a link.
bool is_pointer(Block const& b) {
  if (b.links == 0 || b.link_chars * 2 < b.chars || b.chars > 250) return false;
  auto const colon = b.text.find(':');
  if (b.chars > b.link_chars && phrase_group(b.text) == PhraseGroup::related) return true;
  return colon != std::string::npos && colon <= 60 && phrase_group(std::string_view(b.text).substr(0, colon)) == PhraseGroup::related;
}

class Edges {
 public:
  Edges(PageTree const& page, Hints const& hints, bool named, Content& content)
      : page_(page), hints_(hints), named_(named), content_(content), blocks_(page.blocks()) {
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      if (content.role(b) == Role::body) body_.push_back(b);
  }

  void trim() {
    announced_sections();
    lone_lines();
    captions();
    link_lists();
    head();
    tail();
    trim_tails(page_, content_);
    tail();
    reading_lists();
    tail();
  }

 private:
  bool kept(std::size_t k) const { return content_.role(body_[k]) == Role::body; }
  Block const& block(std::size_t k) const { return blocks_[body_[k]]; }
  void drop(std::size_t k, Reason reason, Role role = Role::furniture) { content_.marks[body_[k]] = {role, reason}; }
  std::size_t section_end(std::size_t k) const;
  [[nodiscard]] bool heads_remarks(std::size_t k) const;
  [[nodiscard]] bool holds_most(std::size_t from, std::size_t end) const;
  void announced_sections();
  void lone_lines();
  void captions();
  void link_lists();
  void above_heading();
  void head();
  void tail();
  void reading_lists();
  bool is_label(Block const& b) const;
  bool refers_out(Block const& b) const;

  PageTree const& page_;
  Hints const& hints_;
  bool named_;
  Content& content_;
  std::vector<Block> const& blocks_;
  std::vector<std::size_t> body_;
};

/// The last heading of its level, over readers' comments: late in the body, or with one quoted right under it.
bool Edges::heads_remarks(std::size_t k) const {
  auto const& head = block(k);
  if (head.kind != BlockKind::heading || phrase_group(head.text) != PhraseGroup::comments || k + 1 == body_.size()) return false;
  for (auto at = k + 1; at < body_.size(); ++at)
    if (block(at).kind == BlockKind::heading && block(at).level <= head.level) return false;
  return k * 2 > body_.size() || block(k + 1).kind == BlockKind::quote;
}

/// Where the section that block k heads ends: a heading as high, running text, or its container's end where k begins that.
std::size_t Edges::section_end(std::size_t k) const {
  auto const& head = block(k);
  NodeId limit = page_.node(content_.root).end;
  for (NodeId at = head.container; at != npos && at != content_.root; at = page_.node(at).parent) {
    auto const [begin, end] = page_.blocks_in(at);
    if (begin < body_[k] || page_.node(at).parent == npos) break;
    if (end > begin + 1) limit = page_.node(at).end;
  }
  std::size_t end = k + 1;
  bool const remarks = heads_remarks(k);
  for (; end < body_.size() && block(end).first < limit; ++end) {
    auto const& b = block(end);
    if (b.kind == BlockKind::heading && (head.kind != BlockKind::heading || b.level <= head.level) && phrase_group(b.text) != PhraseGroup::related &&
        b.link_chars * 2 < b.chars)
      break;
    if (limit != page_.node(content_.root).end || remarks) continue;
    if (is_prose(b) && b.chars >= 200) break;
    // Teasers are titles and lines by turns: two paragraphs on end are the text again.
    auto const plain = [](Block const& at) { return is_prose(at) && at.links == 0; };
    if (head.kind != BlockKind::heading && plain(b) && end + 1 < body_.size() && plain(block(end + 1))) break;
  }
  return end;
}

/// Whether more than half of the running text stands in these blocks.
bool Edges::holds_most(std::size_t from, std::size_t end) const {
  std::uint64_t inside = 0, all = 0;
  for (std::size_t k = 0; k < body_.size(); ++k) {
    if (!is_prose(block(k))) continue;
    all += block(k).chars;
    if (k >= from && k < end) inside += block(k).chars;
  }
  return inside * 2 > all;
}

void Edges::announced_sections() {
  for (std::size_t k = 0; k < body_.size(); ++k) {
    if (!kept(k)) continue;
    auto const& b = block(k);
    bool const point = b.kind == BlockKind::item && b.links == 0;  // of the author's own list
    bool const titled = b.kind == BlockKind::heading || (b.chars <= 60 && b.kind != BlockKind::row && !point);
    if (!titled || b.chars > 90) continue;
    auto const group = phrase_group(b.text);
    if (group != PhraseGroup::related && group != PhraseGroup::comments) continue;
    auto const reason = group == PhraseGroup::comments ? Reason::comment_section : Reason::related_section;
    auto const end = section_end(k);
    bool const linked = std::any_of(body_.begin() + static_cast<std::ptrdiff_t>(k), body_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [this](std::size_t at) { return blocks_[at].links > 0; });
    bool const late = k * 2 > body_.size();
    if (b.kind == BlockKind::heading && !linked && !late && group == PhraseGroup::related) continue;
    bool const before_prose = b.kind != BlockKind::heading && end > k + 1 && is_prose(block(k + 1));
    bool const label = group == PhraseGroup::related && !linked && holds_most(k, end);  // "Author", a name, then the post itself
    if (!late && (before_prose || label)) {
      drop(k, reason);
      continue;
    }
    for (auto at = k; at < end; ++at)
      if (kept(at)) drop(at, reason, group == PhraseGroup::comments ? Role::comment : named_ && at > k && block(at).kind == BlockKind::item ? Role::lead : Role::furniture);
  }
}

void Edges::lone_lines() {
  for (std::size_t k = 0; k < body_.size(); ++k)
    if (kept(k) && is_furniture_line(block(k))) drop(k, Reason::furniture_line);
    else if (kept(k) && is_pointer(block(k))) drop(k, Reason::pointer);
}

/// Names and credits under pictures, which the text does not have; a whole sentence is the author's, and under a table or code all stay.
void Edges::captions() {
  for (std::size_t k = 0; k < body_.size(); ++k) {
    if (!kept(k) || block(k).kind != BlockKind::caption) continue;
    auto figure = block(k).container;
    while (figure != npos && page_.tag(figure) != Tag::figure && page_.tag(figure) != Tag::table) figure = page_.node(figure).parent;
    if (figure == npos || page_.tag(figure) == Tag::table) continue;
    bool told = false;
    for (auto i = figure; i < page_.node(figure).end && !told; ++i) told = page_.tag(i) == Tag::table || page_.tag(i) == Tag::pre || page_.tag(i) == Tag::blockquote;
    bool const tells = block(k).sentences && block(k).chars >= caption_chars;
    if (!told && !tells) drop(k, Reason::caption);
  }
}

bool Edges::is_label(Block const& b) const {
  return !b.sentences && b.chars < 80 && b.kind != BlockKind::heading && b.kind != BlockKind::row && b.kind != BlockKind::preformatted;
}

/// A link to another site, or one that shows its address: what authors refer to, and no menu.
bool Edges::refers_out(Block const& b) const {
  if (b.links == 0 || hints_.site.empty()) return false;
  if (b.text.find("://") != std::string::npos) return true;
  auto at = b.first;
  while (at != npos && at != b.container && page_.tag(at) != Tag::a) at = page_.node(at).parent;
  for (auto i = at != npos && page_.tag(at) == Tag::a ? at : b.first; i <= b.last; ++i) {
    if (page_.tag(i) != Tag::a) continue;
    auto const href = page_.attribute(i, "href");
    return href.find("://") != std::string_view::npos && url::site(href) != hints_.site;
  }
  return false;
}

/// Runs of blocks that are little but links: menus that no name gave away, teasers.
void Edges::link_lists() {
  for (std::size_t k = 0; k < body_.size();) {
    std::size_t end = k;
    std::uint32_t count = 0;
    for (; end < body_.size() && kept(end) && block(end).link_chars * 10 >= block(end).chars * 7; ++end) {
      ++count;
    }
    bool const tail = end >= body_.size();
    std::size_t out = 0;
    for (auto at = k; at < end; ++at) out += refers_out(block(at)) ? 1u : 0u;
    bool const references = out * 3 > count * 2;
    if (references && !tail) {  // the author's list of what lies elsewhere
    } else if (count >= 3 || (count >= 1 && tail)) {
      for (auto at = k; at < end; ++at) drop(at, Reason::link_list, (named_ || references) && tail && block(at).kind == BlockKind::item ? Role::lead : Role::furniture);
    } else if (count == 1 && block(k).kind == BlockKind::paragraph && block(k).chars < 160 && block(k).link_chars * 10 >= block(k).chars * 9) {
      drop(k, Reason::link_list);
    }
    k = std::max(end, k + 1);
  }
}

/// What stands before the page's heading within the body, where that is little of it: teasers, a ticker.
void Edges::above_heading() {
  auto const heading = find_heading(page_, hints_.title);
  if (!std::ranges::binary_search(body_, heading)) return;
  std::uint64_t before = 0, all = 0;
  for (std::size_t k = 0; k < body_.size(); ++k) {
    if (!kept(k) || !is_prose(block(k))) continue;
    all += block(k).chars;
    if (body_[k] < heading) before += block(k).chars;
  }
  if (before * 10 > all * 3) return;
  for (std::size_t k = 0; k < body_.size() && body_[k] <= heading; ++k)
    if (kept(k)) drop(k, Reason::above_heading);
}

void Edges::head() {
  auto const title = lowered(hints_.title);
  above_heading();
  std::size_t first = 0;
  while (first < body_.size() && !(kept(first) && is_prose(block(first)))) ++first;
  if (first == body_.size()) return;
  for (std::size_t k = 0; k < first; ++k) {
    if (!kept(k) || content_.marks[body_[k]].reason == Reason::lead_paragraph) continue;
    auto const& b = block(k);
    if (b.kind == BlockKind::heading && b.level == 1) {
      for (std::size_t before = 0; before <= k; ++before)
        if (kept(before)) drop(before, Reason::above_heading);
    } else if (is_label(b) && b.kind != BlockKind::item) {
      bool const beside = page_.node(b.container).parent == page_.node(block(first).container).parent && page_.tag(b.container) == Tag::p;
      bool const greeting = (named_ || beside) && b.links == 0 && b.chars >= 12 && (b.text.back() == ',' || b.text.back() == ':');
      if (!greeting) drop(k, Reason::label);
    } else if (!title.empty() && b.chars < 300 && lowered(b.text) == title) {
      drop(k, Reason::repeats_title);
    }
  }
}

void Edges::tail() {
  for (auto k = body_.size(); k-- > 0;) {
    if (!kept(k)) continue;
    auto const& b = block(k);
    if (b.kind != BlockKind::heading && b.text.find("://") != std::string::npos) break;  // an address that is shown is text
    if (b.kind == BlockKind::heading || (b.links > 0 && b.link_chars * 2 > b.chars) || (is_label(b) && b.kind == BlockKind::paragraph && b.links > 0)) drop(k, Reason::tail);
    else break;
  }
}

/// A list at the very end, under a heading that says so or in another language than the text before it.
void Edges::reading_lists() {
  std::vector<std::size_t> kept_blocks;
  for (std::size_t k = 0; k < body_.size(); ++k)
    if (kept(k)) kept_blocks.push_back(k);
  auto first = kept_blocks.size();
  while (first > 0 && block(kept_blocks[first - 1]).kind == BlockKind::item) --first;
  auto const items = kept_blocks.size() - first;
  if (items < 2 || first == 0) return;
  auto const& before = block(kept_blocks[first - 1]);
  bool const headed = before.kind == BlockKind::heading || (before.chars <= 60 && !before.sentences);
  std::string list, text;
  for (auto k = first; k < kept_blocks.size(); ++k) list += block(kept_blocks[k]).text + "\n";
  for (std::size_t k = 0; k + 1 < first && text.size() < 6000; ++k) text += block(kept_blocks[k]).text + "\n";
  bool said = false;
  auto reason = Reason::reading_list;
  if (headed) said = phrase_group(before.text) == PhraseGroup::leads;
  if (!said) {
    auto const list_lang = text::detect_language(list), text_lang = text::detect_language(text);
    reason = Reason::other_language;
    said = list_lang != text_lang && list_lang != "und" && text_lang != "und" && list.size() >= 60;
  }
  if (!said) return;
  for (auto k = first - (headed ? 1u : 0u); k < kept_blocks.size(); ++k) drop(kept_blocks[k], reason, Role::lead);
}

}  // namespace

void trim_edges(PageTree const& page, Hints const& hints, bool named, Content& content) { Edges(page, hints, named, content).trim(); }

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// The three readings in order, with a milder marking where the first leaves too little.
#include "indexer/extract/content.hpp"

#include <array>

#include "indexer/extract/block_text.hpp"
#include "indexer/extract/cards.hpp"
#include "indexer/extract/choice.hpp"
#include "indexer/extract/edges.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/marking.hpp"
#include "indexer/extract/told_body.hpp"
#include "indexer/extract/written_date.hpp"

namespace bifrons::extract {
namespace {

constexpr double enough = 250;
constexpr double milder_gain = 0.15, elements_gain = 0.1, spared_share = 0.25;

/// The container that names itself as the article on the unmarked page, where one holds a fair share of it.
NodeId find_spared(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& before, std::size_t heading) {
  auto const candidate = choose_container(page, groups, before, heading);
  if (container_rank(page, groups, candidate) < 2 || before[candidate].good < spared_share * before[0].good) return npos;
  return candidate;
}

struct Reading {
  Marks marks;
  NodeId root = npos;
  double good = 0;
};

Reading read_once(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& before, Severity severity, NodeId spared, std::size_t heading) {
  Reading out;
  out.marks = mark_furniture(page, groups, before, severity, spared);
  mark_cards(page, spared, before, out.marks);
  auto const sums = sum_weights(page, out.marks);
  out.root = choose_container(page, groups, sums, heading);
  out.good = sums[out.root].good;
  return out;
}

/// The strictest marking, unless a milder one finds far more text.
Reading best_reading(PageTree const& page, std::vector<std::uint8_t> const& groups, std::size_t heading) {
  auto const before = sum_weights(page, mark_overlays(page, groups));
  auto const spared = find_spared(page, groups, before, heading);
  auto best = read_once(page, groups, before, Severity::full, spared, heading);
  for (auto const severity : {Severity::strong_only, Severity::elements_only}) {
    if (best.good >= milder_gain * before[0].good) break;
    auto milder = read_once(page, groups, before, severity, spared, heading);
    if (best.good < (severity == Severity::strong_only ? milder_gain : elements_gain) * milder.good || best.good < enough) best = std::move(milder);
  }
  return best;
}

void admit(PageTree const& page, NodeId node, Reason reason, Marks& marks) {
  auto const [begin, end] = page.blocks_in(node);
  for (auto b = begin; b < end; ++b)
    if (marks[b].role == Role::outside) marks[b] = {Role::body, reason};
}

/// A body split over elements that bear the same name.
void admit_siblings(PageTree const& page, Content& content) {
  auto const parent = page.node(content.root).parent;
  auto const name = page.attribute(content.root, "class");
  if (parent == npos || name.empty()) return;
  for (auto child = page.node(parent).first_child; child != npos; child = page.node(child).next)
    if (child != content.root && page.tag(child) == page.tag(content.root) && page.attribute(child, "class") == name) admit(page, child, Reason::sibling, content.marks);
}

bool is_dateline(Block const& block) {
  auto const dates = line_dates(block.text, {});
  return block.chars < 200 && !(dates.published.empty() && dates.modified.empty());
}

/// The standfirst that the page's head repeats as what the page is about.
bool is_described(Block const& block, std::string_view description) {
  constexpr std::size_t told = 60;  // octets that must be the same
  return description.size() >= told && block.text.size() >= told && block.link_chars == 0 && block.text.starts_with(trimmed(description).substr(0, told));
}

/// Paragraphs between the title and the container: the lead that many sites set apart.
void admit_lead(PageTree const& page, Hints const& hints, Content& content) {
  auto const& blocks = page.blocks();
  auto const begin = page.blocks_in(content.root).first;
  auto const title = lowered(hints.title);
  auto b = begin;
  for (unsigned steps = 0; b > 0 && steps < 14; ++steps) {
    if (blocks[--b].kind == BlockKind::heading && lowered(blocks[b].text) == title) break;
    if (steps == 13) return;
  }
  if (b >= begin || blocks[b].kind != BlockKind::heading || lowered(blocks[b].text) != title) return;
  for (auto k = b + 1; k < begin; ++k)
    if (is_described(blocks[k], hints.description) && content.role(k) != Role::body) content.marks[k] = {Role::body, Reason::lead_paragraph};
    else if (content.role(k) == Role::outside && is_prose(blocks[k]) && blocks[k].link_chars * 4 < blocks[k].chars && !is_dateline(blocks[k])) content.marks[k] = {Role::body, Reason::lead_paragraph};
}

}  // namespace

Content find_content(PageTree const& page, Hints const& hints) {
  Content out;
  auto const groups = read_name_groups(page);
  auto reading = best_reading(page, groups, find_heading(page, hints.title));
  out.marks = std::move(reading.marks);
  out.root = reading.root;
  admit(page, out.root, Reason::container, out.marks);
  admit_siblings(page, out);
  admit_lead(page, hints, out);
  trim_edges(page, hints, container_rank(page, groups, out.root) >= 3, out);
  follow_told_body(page, hints.body, out);
  return out;
}

std::string join(PageTree const& page, Content const& content, Role role) {
  std::string out;
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (content.role(b) == role) append_block(out, blocks[b]);
  return out;
}

}  // namespace bifrons::extract

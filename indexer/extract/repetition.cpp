// SPDX-License-Identifier: GPL-3.0-or-later
// A walk in from each end of a text; what is known as furniture on the way is left out.
#include "indexer/extract/repetition.hpp"

#include <algorithm>

namespace bifrons::extract {
namespace {

using Blocks = std::vector<TextBlock>;

std::vector<RepeatedLine> read_lines(Article const& article, Blocks const& blocks) {
  std::vector<RepeatedLine> lines;
  lines.reserve(blocks.size());
  for (auto const& block : blocks) lines.push_back(read_repeated_line(std::string_view(article.text).substr(block.where.start, block.where.end - block.where.start), block.kind, {}));
  return lines;
}

/// The tail goes first: what it leaves out does not stand between the head and its reach.
std::vector<bool> furniture_of(std::vector<RepeatedLine> const& lines, SiteKeys const& keys) {
  std::vector<bool> out(lines.size(), false);
  for (auto const end : {End::tail, End::head}) {
    std::size_t staying = 0;
    for (std::size_t step = 0; step < lines.size() && staying < reach_of(end); ++step) {
      auto const at = end == End::tail ? lines.size() - 1 - step : step;
      if (!out[at]) out[at] = is_furniture(lines[at], end, keys);
      if (!out[at] && !lines[at].heading) ++staying;
    }
  }
  return out;
}

/// Headings whose every line is left out, at least one.
void leave_out_bare_headings(Blocks const& blocks, std::vector<bool>& out) {
  bool emptied = false;
  unsigned next_level = 0;  // of what stays next; 0: the end, 7: a paragraph
  for (auto at = blocks.size(); at-- > 0;) {
    bool const heading = blocks[at].kind == BlockKind::heading;
    if (out[at]) emptied = true;
    else if (heading && emptied && next_level <= blocks[at].level) out[at] = true;
    else emptied = false, next_level = heading ? blocks[at].level : 7;
  }
}

/// Stretches of the text that go, with the blank lines that go with them.
std::vector<Span> cuts_of(Blocks const& blocks, std::vector<bool> const& out, std::size_t size) {
  std::vector<Span> cuts;
  std::size_t kept_end = 0;
  bool kept = false;
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (out[at]) continue;
    auto const start = kept ? kept_end : 0;
    bool const gap = at > 0 && out[at - 1];
    if (gap) cuts.push_back({start, kept ? blocks[at].where.start - std::min<std::size_t>(2, blocks[at].where.start) : blocks[at].where.start});
    kept = true;
    kept_end = blocks[at].where.end;
  }
  if (kept_end < size && out.back()) cuts.push_back({kept_end, size});
  return cuts;
}

std::size_t moved(std::size_t place, std::vector<Span> const& cuts) {
  std::size_t gone = 0;
  for (auto const& cut : cuts)
    if (cut.start < place) gone += std::min(place, cut.end) - cut.start;
  return place - gone;
}

void cut(Article& article, std::vector<Span> const& cuts) {
  std::vector<LanguageSpan> spans;
  for (auto& span : article.spans) {
    Span const where{moved(span.where.start, cuts), moved(span.where.end, cuts)};
    if (where.start < where.end) spans.push_back({std::move(span.lang), where});
  }
  article.spans = std::move(spans);
  for (auto at = cuts.rbegin(); at != cuts.rend(); ++at) article.text.erase(at->start, at->end - at->start);
}

}  // namespace

bool leave_out_furniture(Article& article, SiteKeys const& keys) {
  if (keys.empty() || article.text.empty()) return false;
  auto const blocks = blocks_of(article);
  auto const lines = read_lines(article, blocks);
  auto out = furniture_of(lines, keys);
  bool left = false;
  for (std::size_t at = 0; at < lines.size(); ++at) left = left || (!out[at] && !lines[at].heading);
  if (!left || std::ranges::find(out, true) == out.end()) return false;
  leave_out_bare_headings(blocks, out);
  if (article.structure.size() == blocks.size()) {
    std::string structure;
    for (std::size_t at = 0; at < blocks.size(); ++at)
      if (!out[at]) structure += article.structure[at];
    article.structure = std::move(structure);
  }
  cut(article, cuts_of(blocks, out, article.text.size()));
  article.content_hash = content_hash(article.text);
  return true;
}

}  // namespace bifrons::extract

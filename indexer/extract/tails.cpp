// SPDX-License-Identifier: GPL-3.0-or-later
// The element with most running text is the body's core; what follows after it in elements unlike it is judged by the gap before it and its size.
#include "indexer/extract/tails.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/weights.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t legal_blocks = 12, title_chars = 12, disclosure_chars = 400, appeal_chars = 300;
constexpr double part_share = 0.25;  // of the core's running text: another part of the body

/// A tail up to that share of the text before it goes where that many blocks at least, none of the body, part the two.
struct Rule {
  double share;
  std::size_t gap;
};
constexpr std::array<Rule, 3> rules{{{0.1, 0}, {0.25, 2}, {1e9, 4}}};

class Tails {
 public:
  Tails(PageTree const& page, Content& content) : page_(page), content_(content), blocks_(page.blocks()) {
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      if (content.role(b) == Role::body) body_.push_back(b);
  }

  void trim() {
    disclosures();
    cut(end_of_legal(), Reason::legal);
    if (!find_core()) return;
    auto const end = end_of_core();
    if (end < body_.size() && parted(end)) cut(end, Reason::foreign_tail);
    cut(end_of_legal(), Reason::legal);
  }

 private:
  Block const& block(std::size_t k) const { return blocks_[body_[k]]; }
  void cut(std::size_t end, Reason reason) {
    for (auto k = end; k < body_.size(); ++k) content_.marks[body_[k]] = {Role::furniture, reason};
    body_.resize(std::min(end, body_.size()));
  }
  void disclosures();
  std::size_t end_of_legal() const;
  NodeId home(Block const& b) const;
  bool find_core();
  bool is_own(Block const& b) const;
  std::size_t end_of_core() const;
  bool is_title(Block const& b) const;
  bool is_run_of_teasers(std::size_t from, std::size_t end) const;
  bool parted(std::size_t end) const;

  PageTree const& page_;
  Content& content_;
  std::vector<Block> const& blocks_;
  std::vector<std::size_t> body_;
  std::map<NodeId, std::uint64_t> prose_;  // running text by home
  NodeId core_ = npos;
};

/// "We may earn a commission" before the text begins.
void Tails::disclosures() {
  std::size_t k = 0;
  while (k < std::min<std::size_t>(body_.size(), 3) && block(k).chars <= disclosure_chars && is_disclosure(block(k).text)) ++k;
  if (k == body_.size()) return;
  for (std::size_t at = 0; at < k; ++at) content_.marks[body_[at]] = {Role::furniture, Reason::legal};
  body_.erase(body_.begin(), body_.begin() + static_cast<std::ptrdiff_t>(k));
}

/// Where the paragraphs of rights and disclaimers at the end begin; what stands among them goes with them.
std::size_t Tails::end_of_legal() const {
  auto end = body_.size();
  for (auto k = body_.size(); k-- > 0;) {
    auto const& b = block(k);
    if (is_legal(b.text) || (b.chars <= appeal_chars && is_appeal(b.text))) end = k;
    else if (is_prose(b) || body_.size() - k > legal_blocks) break;
  }
  return end == 0 ? body_.size() : end;
}

/// The element whose paragraphs, lists and tables these are.
NodeId Tails::home(Block const& b) const {
  auto at = b.container;
  while (at != npos && page_.node(at).parent != npos) {
    auto const tag = page_.tag(at);
    if (tag == Tag::article || tag == Tag::body || tag == Tag::div || tag == Tag::main || tag == Tag::section || tag == Tag::center) break;
    if (tag == Tag::td && b.kind != BlockKind::row) break;  // of a layout
    at = page_.node(at).parent;
  }
  return at;
}

bool Tails::find_core() {
  for (std::size_t k = 0; k < body_.size(); ++k)
    if (is_prose(block(k))) prose_[home(block(k))] += block(k).chars;
  if (prose_.empty()) return false;
  core_ = std::ranges::max_element(prose_, {}, [](auto const& entry) { return entry.second; })->first;
  return core_ != npos;
}

/// In the core, around it, in one of its make, or in one that holds a fair part of the body.
bool Tails::is_own(Block const& b) const {
  auto const at = home(b);
  auto const within = [this](NodeId outer, NodeId inner) { return inner >= outer && inner < page_.node(outer).end; };
  if (at == npos || within(core_, at) || within(at, core_)) return true;
  if (page_.tag(at) == page_.tag(core_) && page_.attribute(at, "class") == page_.attribute(core_, "class")) return true;
  auto const found = prose_.find(at);
  return found != prose_.end() && static_cast<double>(found->second) >= part_share * static_cast<double>(prose_.at(core_));
}

std::size_t Tails::end_of_core() const {
  auto end = body_.size();
  while (end > 0 && !(is_prose(block(end - 1)) && is_own(block(end - 1)))) --end;
  while (end < body_.size() && is_own(block(end))) ++end;
  return end;
}

/// A line that is a link to another page: not one that opens what stands under it.
bool Tails::is_title(Block const& b) const {
  if (b.chars < title_chars || b.link_chars * 5 < b.chars * 4) return false;
  auto at = b.first;
  while (at != npos && page_.tag(at) != Tag::a) at = page_.node(at).parent;
  for (auto i = b.first; at == npos && i <= b.last; ++i)
    if (page_.tag(i) == Tag::a) at = i;
  return at != npos && !page_.attribute(at, "href").empty() && page_.attribute(at, "href").front() != '#';
}

/// As many linked titles as paragraphs, whether kept in the body or not.
bool Tails::is_run_of_teasers(std::size_t from, std::size_t end) const {
  std::size_t titles = 0, prose = 0;
  for (auto b = from; b < end; ++b) {
    auto const& at = blocks_[b];
    titles += is_title(at);
    prose += at.sentences && at.chars >= 60 && at.link_chars * 2 < at.chars;
  }
  return titles >= 3 && titles * 10 >= prose * 8;
}

bool Tails::parted(std::size_t end) const {
  if (end == 0) return false;
  std::uint64_t before = 0, after = 0;
  for (std::size_t k = 0; k < body_.size(); ++k) (k < end ? before : after) += block(k).chars;
  if (is_run_of_teasers(body_[end - 1] + 1, body_.back() + 1)) return true;
  auto const gap = body_[end] - body_[end - 1] - 1;
  auto const share = static_cast<double>(after) / static_cast<double>(before);
  return gap >= std::ranges::find_if(rules, [share](Rule const& rule) { return share <= rule.share; })->gap;
}

}  // namespace

void trim_tails(PageTree const& page, Content& content) { Tails(page, content).trim(); }

}  // namespace bifrons::extract

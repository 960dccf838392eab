// SPDX-License-Identifier: GPL-3.0-or-later
// Subtrees are marked in document order; one that holds most of the page's running text is spared, whatever its name says.
#include "indexer/extract/marking.hpp"

#include <algorithm>
#include <array>

#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr double strong_share = 0.7, weak_share = 0.25, weak_chars = 1200, weak_prose = 500, rest_chars = 250, overlay_rest = 1000;

bool is_furniture_role(std::string_view role) {
  constexpr std::array<std::string_view, 13> roles{"navigation", "banner",  "contentinfo", "complementary", "search", "dialog", "alertdialog",
                                                   "alert",      "menu",    "menubar",     "toolbar",       "tablist", "tooltip"};
  return std::ranges::find(roles, role) != roles.end();
}

enum class Severe : unsigned char { keep, weak, strong, comment };

struct Verdict {
  Severe severe = Severe::keep;
  Reason reason = Reason::none;
};

class Marker {
 public:
  Marker(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& before, Severity severity, NodeId spared)
      : page_(page), groups_(groups), before_(before), severity_(severity), spared_(spared), marks_(page.blocks().size()) {
    total_ = before.empty() ? 0 : before[0].good;
  }

  Marks mark() {
    for (NodeId i = 0; i < page_.size();) {
      bool const element = page_.node(i).kind == html::NodeKind::element;
      if (page_.hidden(i) || !element || !mark_node(i)) ++i;
      else i = page_.node(i).end;
    }
    return std::move(marks_);
  }

 private:
  Verdict verdict(NodeId i) const;
  Verdict by_element(NodeId i) const;
  Verdict by_name(NodeId i) const;
  bool mark_node(NodeId i);
  void mark_header(NodeId i);
  bool inside(NodeId i, Tag tag) const;
  double whole(NodeId i) const;
  void set(NodeId i, Mark mark) {
    auto const [begin, end] = page_.blocks_in(i);
    for (auto b = begin; b < end; ++b)
      if (page_.blocks()[b].last < page_.node(i).end) marks_[b] = mark;  // a span that begins a block is not the block
  }

  PageTree const& page_;
  std::vector<std::uint8_t> const& groups_;
  std::vector<Weight> const& before_;
  Severity severity_;
  NodeId spared_;
  Marks marks_;
  double total_ = 0;
};

bool Marker::inside(NodeId i, Tag tag) const {
  for (auto at = page_.node(i).parent; at != npos; at = page_.node(at).parent)
    if (page_.tag(at) == tag) return true;
  return false;
}

/// The running text of which a share is asked for: the page's, or that of the spared container around i.
double Marker::whole(NodeId i) const {
  bool const within = spared_ != npos && i > spared_ && i < page_.node(spared_).end;
  return within ? before_[spared_].good : total_;
}

Verdict Marker::by_element(NodeId i) const {
  constexpr Verdict strong{Severe::strong, Reason::element};
  switch (page_.tag(i)) {
    case Tag::nav: case Tag::menu: case Tag::dialog: case Tag::search: case Tag::aside: return strong;
    case Tag::footer: return inside(i, Tag::blockquote) ? Verdict{} : strong;
    case Tag::form: case Tag::fieldset: return before_[i].good < weak_share * total_ ? strong : Verdict{};
    default: break;
  }
  if (is_furniture_role(page_.attribute(i, "role"))) return strong;
  auto const property = page_.attribute(i, "itemprop");
  if (property == "comment" || iequals(page_.attribute(i, "itemtype"), "http://schema.org/UserComments")) return {Severe::comment, Reason::element};
  if (page_.attribute(i, "aria-hidden") == "true" && page_.tag(i) != Tag::body) return {Severe::weak, Reason::element};
  return {};
}

Verdict Marker::by_name(NodeId i) const {
  auto const groups = groups_[i];
  if (groups == 0 || severity_ == Severity::elements_only) return {};
  if ((groups & name_comment) != 0) return {Severe::comment, Reason::comment_name};
  if ((groups & name_strong) != 0) return {Severe::strong, Reason::name};
  if ((groups & name_weak) != 0 && severity_ == Severity::full) return {Severe::weak, Reason::name};
  return {};
}

/// The severer of what the element and its name say.
Verdict Marker::verdict(NodeId i) const {
  auto const tag = page_.tag(i);
  if (tag == Tag::html || tag == Tag::body || tag == Tag::main) return {};
  if (spared_ != npos && spared_ >= i && spared_ < page_.node(i).end) return {};
  auto const element = by_element(i), name = by_name(i);
  return element.severe >= name.severe ? element : name;
}

bool Marker::mark_node(NodeId i) {
  if (page_.tag(i) == Tag::header) {
    mark_header(i);
    return true;
  }
  auto const good = before_[i].good;
  auto const found = verdict(i);
  switch (found.severe) {
    case Severe::keep: return false;
    case Severe::comment:
      if (total_ - good < rest_chars && good > 0) return false;
      set(i, {Role::comment, found.reason});
      return true;
    case Severe::strong:
      if (good >= strong_share * whole(i) && good > 0) return false;
      break;
    case Severe::weak:
      if (good >= weak_share * total_ && good > 0) return false;
      if (good > weak_chars || (good > weak_prose && before_[i].bad < 0.3 * good)) return false;
      break;
  }
  if (heading_level(page_.tag(i)) > 0 || page_.tag(i) == Tag::p) {
    auto const [begin, end] = page_.blocks_in(i);  // a name on a single paragraph or heading says little
    if (end == begin + 1 && is_prose(page_.blocks()[begin]) && (groups_[i] & name_strong) == 0) return false;
  }
  set(i, {Role::furniture, found.reason});
  return true;
}

/// A header's labels go; a lead paragraph and headings of an article's own header stay.
void Marker::mark_header(NodeId i) {
  auto const [begin, end] = page_.blocks_in(i);
  bool const whole = before_[i].good >= strong_share * total_ && before_[i].good > 0;
  if (whole) return;
  for (auto b = begin; b < end; ++b)
    if (!is_prose(page_.blocks()[b]) && !is_standfirst(page_.blocks()[b])) marks_[b] = {Role::furniture, Reason::header_label};
}

bool holds_title(PageTree const& page, NodeId i) {
  auto const [begin, end] = page.blocks_in(i);
  for (auto b = begin; b < end; ++b)
    if (page.blocks()[b].kind == BlockKind::heading && page.blocks()[b].level == 1) return true;
  return false;
}

}  // namespace

std::vector<std::uint8_t> read_name_groups(PageTree const& page) {
  std::vector<std::uint8_t> out(page.size(), 0);
  for (NodeId i = 0; i < page.size(); ++i) {
    if (page.node(i).attribute_count == 0 || page.hidden(i)) continue;
    for (auto const& attribute : page.document().attributes(i))
      if (attribute.name == "class" || attribute.name == "id") out[i] |= name_groups(attribute.value);
  }
  return out;
}

Marks mark_overlays(PageTree const& page, std::vector<std::uint8_t> const& groups) {
  Marks marks(page.blocks().size());
  auto const raw = sum_weights(page, marks);
  for (NodeId i = 0; i < page.size();) {
    auto const tag = page.tag(i);
    bool const overlay = (groups[i] & (name_overlay | name_comment)) != 0 || tag == Tag::dialog || page.attribute(i, "role") == "dialog";
    auto const good = raw[i].good;
    if (!overlay || good <= 0 || raw[0].good - good < overlay_rest || tag == Tag::html || tag == Tag::body || tag == Tag::main || holds_title(page, i)) {
      ++i;
      continue;
    }
    auto const [begin, end] = page.blocks_in(i);
    for (auto b = begin; b < end; ++b)
      if (page.blocks()[b].last < page.node(i).end) marks[b] = {Role::furniture, Reason::name};
    i = page.node(i).end;
  }
  return marks;
}

Marks mark_furniture(PageTree const& page, std::vector<std::uint8_t> const& groups, std::vector<Weight> const& before,
                                 Severity severity, NodeId spared) {
  return Marker(page, groups, before, severity, spared).mark();
}

}  // namespace bifrons::extract

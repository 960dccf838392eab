// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of one make that each hold a heading, a day of their own, and enough running text to be no teaser.
#include "indexer/extract/posts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "corpus/url/url.hpp"
#include "indexer/extract/dating.hpp"
#include "indexer/extract/edges.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/weights.hpp"
#include "indexer/extract/written_date.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t most_posts = 200, heading_within = 4, look_before = 2;
constexpr std::uint32_t least_prose = 300;
constexpr double least_share = 0.6;

/// The names that blog programs give to a whole post.
bool is_named_post(PageTree const& page, NodeId i) {
  if (page.tag(i) == Tag::article) return true;
  if (!is_block(page.tag(i)) || page.tag(i) == Tag::body) return false;
  constexpr std::array<std::string_view, 3> types{"blogposting", "newsarticle", "schema.org/article"};
  auto const type = ascii_lowered(page.attribute(i, "itemtype"));
  if (std::ranges::any_of(types, [&](auto name) { return type.find(name) != std::string::npos; })) return true;
  constexpr std::array<std::string_view, 10> names{" hentry ", " h-entry ", " post ", " entry ", " blog-post ", " blogpost ", " post-outer ", " blog-entry ", " blogentry ", " journal-entry "};
  auto const own = " " + ascii_lowered(page.attribute(i, "class")) + " ";
  return std::ranges::any_of(names, [&](auto name) { return own.find(name) != std::string::npos; });
}

/// As blog programs mark the link to a post's own page: often the hour under the post.
bool is_permalink(PageTree const& page, NodeId link) {
  auto const names = ascii_lowered(page.attribute(link, "class"));
  return ifind(page.attribute(link, "rel"), "bookmark") != std::string_view::npos || names.find("permalink") != std::string::npos || names.find("timestamp-link") != std::string::npos;
}

/// A teaser's way to the whole: it ends in dots, or in "Read more".
bool is_cut(PageTree const& page, std::size_t begin, std::size_t end) {
  for (auto b = begin; b < end; ++b) {
    auto const& block = page.blocks()[b];
    auto const text = std::string_view(block.text);
    if (block.sentences && (text.ends_with("…") || text.ends_with("[...]") || text.ends_with("..."))) return true;
    if (block.links > 0 && block.chars <= 40 && phrase_group(text) == PhraseGroup::related) return true;
  }
  return false;
}

class Finder {
 public:
  Finder(Sources const& sources, std::string_view base, Content const& content) : s_(sources), page_(sources.page), base_(base), content_(content) {}

  std::vector<PostOnPage> find();

 private:
  using Group = std::vector<NodeId>;
  std::vector<Group> groups() const;
  std::optional<PostOnPage> read(NodeId container) const;
  std::size_t heading_of(std::size_t begin, std::size_t end) const;
  std::string page_behind(NodeId link) const;
  std::string own_address(NodeId container, std::size_t heading) const;
  Signal day_of(NodeId container, std::size_t heading) const;
  std::uint32_t prose_in(std::size_t begin, std::size_t end) const;

  Sources const& s_;
  PageTree const& page_;
  std::string_view base_;
  Content const& content_;
};

/// Outermost elements that are named as posts, by tag and class.
std::vector<Finder::Group> Finder::groups() const {
  std::map<std::pair<Tag, std::string_view>, Group> found;
  std::map<std::pair<Tag, std::string_view>, NodeId> inside;  // a post of its own make within it does not count
  for (NodeId i = 0; i < page_.size(); ++i) {
    if (page_.node(i).kind != html::NodeKind::element || page_.hidden(i) || !is_named_post(page_, i)) continue;
    std::pair const make{page_.tag(i), page_.attribute(i, "class")};
    auto& until = inside[make];
    if (i < until) continue;
    until = page_.node(i).end;
    if (auto& group = found[make]; group.size() < most_posts) group.push_back(i);
  }
  std::vector<Group> out;
  for (auto& [make, group] : found)
    if (group.size() >= 2) out.push_back(std::move(group));
  return out;
}

std::uint32_t Finder::prose_in(std::size_t begin, std::size_t end) const {
  std::uint32_t chars = 0;
  for (auto b = begin; b < end; ++b) {
    auto const role = content_.role(b);
    if ((role == Role::body || role == Role::outside) && is_prose(page_.blocks()[b])) chars += page_.blocks()[b].chars;
  }
  return chars;
}

std::size_t Finder::heading_of(std::size_t begin, std::size_t end) const {
  for (auto b = begin; b < end && b < begin + heading_within; ++b)
    if (page_.blocks()[b].kind == BlockKind::heading) return b;
  return end;
}

/// Where a link leads, if to another page of the site.
std::string Finder::page_behind(NodeId link) const {
  auto const own = url::canonical(s_.url), to = url::resolve(page_.attribute(link, "href"), base_);
  auto const key = to ? url::canonical(*to) : std::nullopt;
  return key && (!own || (*key != *own && url::site(*key) == url::site(*own))) ? *key : std::string{};
}

/// The heading's link or the permalink where it leads to another page of the site, else an anchor of the post.
std::string Finder::own_address(NodeId container, std::size_t heading) const {
  auto const own = url::canonical(s_.url);
  for (auto at = page_.blocks()[heading].first; at != npos && at > container; at = page_.node(at).parent)
    if (page_.tag(at) == Tag::a)
      if (auto key = page_behind(at); !key.empty()) return key;
  for (auto i = container; i < page_.node(container).end; ++i)
    if (page_.tag(i) == Tag::a && is_permalink(page_, i))
      if (auto key = page_behind(i); !key.empty()) return key;
  if (!own) return {};
  auto anchor = page_.attribute(container, "id");
  for (auto at = page_.blocks()[heading].first; anchor.empty() && at != npos && at >= container; at = page_.node(at).parent)
    anchor = page_.attribute(at, page_.tag(at) == Tag::a && page_.attribute(at, "id").empty() ? "name" : "id");
  if (anchor.empty() || anchor.size() > 200 || anchor.find_first_of(" \t\r\n") != std::string_view::npos) return {};
  return *own + "#" + std::string(anchor);
}

/// Of <time> in the post, of a dateline in it, of one straight above it.
Signal Finder::day_of(NodeId container, std::size_t heading) const {
  for (auto i = container; i < page_.node(container).end; ++i)
    if (page_.tag(i) == Tag::time)
      if (auto const day = machine_date(page_.attribute(i, "datetime")); !day.empty()) return {day, "time"};
  auto const [begin, end] = page_.blocks_in(container);
  auto const dated = [&](std::size_t b) {
    auto const& block = page_.blocks()[b];
    return block.chars <= 200 ? line_dates(block.text, {}).published : std::string{};
  };
  for (auto b = begin; b < end; ++b)
    if (b != heading)
      if (auto day = dated(b); !day.empty()) return {std::move(day), "text"};
  if (auto day = dated(heading); !day.empty()) return {std::move(day), "text"};
  for (auto b = begin; b > 0 && begin - b < look_before;)
    if (auto day = dated(--b); !day.empty()) return {std::move(day), "text"};
  return {};
}

std::optional<PostOnPage> Finder::read(NodeId container) const {
  auto const [begin, end] = page_.blocks_in(container);
  auto const heading = heading_of(begin, end);
  if (heading == end || prose_in(begin, end) < least_prose || is_cut(page_, begin, end)) return std::nullopt;
  PostOnPage out;
  out.title = {page_.blocks()[heading].text, "text"};
  out.published = day_of(container, heading);
  out.url = own_address(container, heading);
  if (out.published.value.empty()) return std::nullopt;  // the parts of one long article have headings and links too
  out.content.root = container;
  out.content.marks.assign(content_.marks.size(), {});
  for (auto b = heading + 1; b < end; ++b)
    if (auto const role = content_.role(b); role == Role::body || role == Role::outside) out.content.marks[b] = {Role::body, Reason::container};
  trim_edges(page_, {out.title.value, {}, {}}, true, out.content);
  return out;
}

std::vector<PostOnPage> Finder::find() {
  if (s_.json_ld.article) return {};  // it says that it is one
  auto const all = prose_in(0, page_.blocks().size());
  for (auto const& group : groups()) {
    std::vector<PostOnPage> posts;
    std::uint32_t prose = 0;
    std::set<std::string> titles, days;
    for (auto const container : group)
      if (auto post = read(container)) {
        auto const [begin, end] = page_.blocks_in(container);
        prose += prose_in(begin, end);
        titles.insert(post->title.value);
        days.insert(post->published.value);
        posts.push_back(std::move(*post));
      }
    bool const most = posts.size() >= 2 && posts.size() * 2 > group.size() && prose >= least_share * all && titles.size() * 2 > posts.size() && days.size() >= 2;
    if (most) return posts;
  }
  return {};
}

}  // namespace

std::vector<PostOnPage> find_posts(Sources const& sources, std::string_view base, Content const& content) { return Finder(sources, base, content).find(); }

}  // namespace bifrons::extract

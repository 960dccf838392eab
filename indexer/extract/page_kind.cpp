// SPDX-License-Identifier: GPL-3.0-or-later
// Titles and paths that say so, declarations (JSON-LD, og:type), then what the page is made of.
#include "indexer/extract/page_kind.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/url/url.hpp"
#include "embedded/page_kind_phrases.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/weights.hpp"
#include "indexer/extract/word_table.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t article_chars = 140, prose_each = 600;
constexpr std::uint32_t note_chars = 30;  // a post of a line and a film, where markup says whose and of which day it is

enum class Hint : unsigned char { none, error, login, list, search, about };

bool names_no_page(Hint hint) { return hint == Hint::error || hint == Hint::login; }
bool names_about(Hint hint) { return hint == Hint::about; }
bool names_a_list(Hint hint) { return hint == Hint::list || hint == Hint::search; }

Hint hint_of(std::string_view group) {
  constexpr std::pair<std::string_view, Hint> groups[] = {{"error", Hint::error}, {"login", Hint::login}, {"list", Hint::list}, {"search", Hint::search}};
  for (auto const& [name, hint] : groups)
    if (name == group) return hint;
  return Hint::about;
}

struct Phrase {
  std::string text;
  Hint hint;
};

std::vector<Phrase> read_phrases() {
  std::vector<Phrase> out;
  each_row(embedded::page_kind_phrases, '\t', [&out](std::string_view group, std::string_view phrase) { out.push_back({lowered(phrase), hint_of(group)}); });
  return out;
}

std::vector<Phrase> const& phrases() {
  static std::vector<Phrase> const all = read_phrases();
  return all;
}

/// What a title says. alone: the phrase is all of it, but for the site's name after a dash or the like.
struct TitleHint {
  Hint hint = Hint::none;
  bool alone = false;
};

bool ends_title(std::string_view rest) {
  rest = trimmed(rest);
  constexpr std::string_view dashes[] = {"-", "|", ":", "!", "?", ".", "/", "\xC2\xB7", "\xC2\xBB", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2"};
  return rest.empty() || std::ranges::any_of(dashes, [&](std::string_view dash) { return rest.starts_with(dash); });
}

/// Of a title: a phrase that it begins with, as whole words; one that is all of it before others of its kind.
TitleHint title_hint(std::string_view title) {
  auto const text = lowered(title.substr(0, 200));
  TitleHint found;
  for (auto const& [phrase, hint] : phrases()) {
    if (phrase.front() == '/' || !text.starts_with(phrase)) continue;
    auto const rest = std::string_view(text).substr(phrase.size());
    bool const whole = rest.empty() || !ascii_alnum(rest.front()) || !ascii_alnum(phrase.back());
    // "About" and "Search" begin good titles too: short ones only.
    if (!whole || (!names_a_list(hint) && count_code_points(title) > 45) || (found.hint != Hint::none && found.hint != hint)) continue;
    found = {hint, found.alone || ends_title(rest)};
  }
  return found;
}

/// "/license/ru/" names what "/license/" names.
void drop_language(std::string& path) {
  auto const end = path.find_last_not_of('/');
  auto const slash = end == std::string::npos ? end : path.rfind('/', end);
  if (slash != std::string::npos && slash > 0 && end - slash == 2 && path.find('?') == std::string::npos) path.resize(slash + 1);
}

Hint path_hint(std::string_view address) {
  auto const host = address.find("://");
  if (host == std::string_view::npos) return Hint::none;
  auto const slash = address.find('/', host + 3);
  auto path = slash == std::string_view::npos ? std::string("/") : ascii_lowered(address.substr(slash));
  drop_language(path);
  auto const query = std::min(path.find('?'), path.size());
  auto const end = path.find_last_not_of('/', query == 0 ? 0 : query - 1);
  auto const last = end == std::string::npos ? 0 : path.rfind('/', end);
  if (path == "/" || (path.starts_with("/index.") && path.find('/', 1) == std::string::npos) || path.starts_with("/?") || path.find("_archive.htm") != std::string::npos) return Hint::list;
  for (auto const& [phrase, hint] : phrases()) {
    if (phrase.front() != '/') continue;
    auto const at = path.find(phrase);
    if (at == std::string::npos) continue;
    auto const after = at + phrase.size();  // "/page/2", but not "/page/how-to"
    if ((phrase == "/page/" || phrase == "/sivu/") && (after >= path.size() || path[after] < '0' || path[after] > '9')) continue;
    bool const whole_part = at == last && (after >= path.size() || !(ascii_alnum(path[after]) || path[after] == '-' || path[after] == '_'));
    if (names_a_list(hint) || whole_part) return hint;
  }
  // A year or a month alone is an archive.
  bool const digits = std::ranges::all_of(path, [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
  return digits && path.size() <= 12 ? Hint::list : Hint::none;
}

bool is_front(std::string_view address) {
  auto const host = address.find("://");
  return host != std::string_view::npos && std::min(address.find('/', host + 3), address.size() - 1) + 1 == address.size();
}

class Judge {
 public:
  explicit Judge(KindEvidence const& e) : e_(e), page_(e.sources.page) {
    auto const& blocks = page_.blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (e.content.role(b) != Role::body) continue;
      first_ = std::min(first_, b);
      chars_ += blocks[b].chars;
      if (is_prose(blocks[b])) prose_ += blocks[b].chars;
    }
  }

  PageKind judge() const;

 private:
  PageKind judge_roughly() const;
  bool leads_elsewhere(Block const& heading) const;
  std::size_t linked_headings() const;
  bool teaser_before_body() const;
  bool is_signed() const;
  bool is_note() const;
  bool is_lone_post() const;
  std::string_view title() const;

  KindEvidence const& e_;
  PageTree const& page_;
  std::size_t first_ = static_cast<std::size_t>(-1);
  std::uint32_t chars_ = 0, prose_ = 0;
};

/// A heading that is a link to another page.
bool Judge::leads_elsewhere(Block const& heading) const {
  if (heading.kind != BlockKind::heading || heading.link_chars * 10 < heading.chars * 8) return false;
  auto at = heading.first;
  while (at != npos && page_.tag(at) != Tag::a) at = page_.node(at).parent;
  if (at == npos || e_.sources.url.empty()) return false;
  auto const own = url::canonical(e_.sources.url), other = url::resolve(page_.attribute(at, "href"), e_.base);
  auto const key = other ? url::canonical(*other) : std::nullopt;
  return own && key && *own != *key && url::site(*own) == url::site(*key) && !key->starts_with(*own + "#") && key->size() > own->find('/', 9) + 1;
}

std::size_t Judge::linked_headings() const {
  std::size_t count = 0;
  auto const [begin, end] = page_.blocks_in(e_.content.root == npos ? 0 : e_.content.root);
  for (auto b = begin; b < end && count < 200 && b < begin + 20'000; ++b)
    if (e_.content.role(b) != Role::comment && leads_elsewhere(page_.blocks()[b])) ++count;
  return count;
}

/// The heading over the body leads to another page: the body is a teaser.
bool Judge::teaser_before_body() const {
  if (first_ >= page_.blocks().size()) return false;
  for (auto b = first_ + 1; b-- > (first_ > 5 ? first_ - 5 : 0);)
    if (page_.blocks()[b].kind == BlockKind::heading) return leads_elsewhere(page_.blocks()[b]);
  return false;
}

/// Of a front page: it holds one post as others hold theirs, and no feed tells of others: running text under a heading that its
/// title repeats, or within the page's only <article>, or on a page that leads nowhere.
bool Judge::is_lone_post() const {
  if (!e_.sources.meta.feeds.empty() || prose_ < prose_each / 2) return false;
  std::size_t articles = 0, links = 0;
  for (NodeId i = 0; i < page_.size(); ++i) {
    articles += page_.tag(i) == Tag::article;
    links += page_.tag(i) == Tag::a;
  }
  if (articles > 1) return false;
  auto const heading = lowered(title()), told = lowered(e_.sources.meta.title);
  return articles == 1 || links == 0 || (prose_ >= prose_each && !heading.empty() && told.starts_with(heading));
}

std::string_view Judge::title() const {
  for (auto const& block : page_.blocks())
    if (block.kind == BlockKind::heading && block.level == 1 && block.link_chars * 2 < block.chars) return block.text;
  return {};
}

/// Somebody's words of some day: what a standing page lacks. A day found in running text is none of its own.
bool Judge::is_signed() const {
  auto const& m = e_.metadata;
  return (!m.published.value.empty() && m.published.from != "text") || !m.author.value.empty();
}

/// Markup gives the day, and markup or a byline the author: a post, however short.
bool Judge::is_note() const {
  auto const& published = e_.metadata.published;
  bool const dated = !published.value.empty() && published.from != "text" && published.from != "url";
  return dated && (e_.sources.json_ld.article || !e_.metadata.author.value.empty()) && chars_ >= note_chars;
}

/// Which kind of list or of no page at all, where the title or the address says so.
PageKind Judge::judge() const {
  auto const& s = e_.sources;
  Hint const hints[] = {title_hint(title()).hint, title_hint(e_.metadata.title.value).hint, path_hint(s.url)};
  auto const says = [&](Hint hint) { return std::ranges::find(hints, hint) != std::end(hints); };
  auto const kind = judge_roughly();
  if (kind == PageKind::other) return says(Hint::error) ? PageKind::error : says(Hint::login) ? PageKind::login : kind;
  if (kind == PageKind::list) return says(Hint::search) ? PageKind::search : is_front(s.url) ? PageKind::home : kind;
  return kind;
}

/// article, list or other.
PageKind Judge::judge_roughly() const {
  auto const& s = e_.sources;
  auto const by_heading = title_hint(title()), by_title = title_hint(e_.metadata.title.value);
  auto const by_path = path_hint(s.url);
  auto const says = [&](auto of_kind) { return of_kind(by_heading.hint) || of_kind(by_title.hint); };
  bool const alone = by_heading.alone || by_title.alone;
  bool const dated_by_head = s.json_ld.article || !s.meta.first({"article:published_time"}).empty();
  // "Register new customers" is a fine title, and a post may well be number 404.
  if (says(names_no_page) && (alone || prose_ < prose_each)) return PageKind::other;
  if (names_no_page(by_path) && !dated_by_head) return PageKind::other;
  bool const declared = dated_by_head || s.meta.first({"og:type"}) == "article";
  if (says(names_a_list)) return PageKind::list;
  auto const linked = linked_headings();
  if (names_a_list(by_path) && !s.json_ld.article && (linked > 0 || teaser_before_body() || (is_front(s.url) ? !is_lone_post() : prose_ < 2 * prose_each))) return PageKind::list;
  if (by_path == Hint::about && says(names_about) && !s.json_ld.article) return PageKind::other;
  if (declared && chars_ >= article_chars) return PageKind::article;
  if (teaser_before_body() && prose_ < 2 * prose_each) return PageKind::list;
  if (linked >= 3 && linked * prose_each > prose_) return PageKind::list;
  if (chars_ < article_chars) return linked > 0 ? PageKind::list : is_note() ? PageKind::article : PageKind::other;
  // "Contact centre metrics" and "Legal design" are fine titles as well.
  bool const about = by_path == Hint::about || (says(names_about) && (alone || prose_ < 2 * prose_each));
  return about && !is_signed() ? PageKind::other : PageKind::article;
}

}  // namespace

std::string_view name_of(PageKind kind) noexcept {
  constexpr std::string_view names[] = {"article", "list", "home", "search", "login", "error", "other"};
  return names[static_cast<std::size_t>(kind)];
}

PageKind judge_kind(KindEvidence const& evidence) { return Judge(evidence).judge(); }

}  // namespace bifrons::extract

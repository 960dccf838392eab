// SPDX-License-Identifier: GPL-3.0-or-later
// Names of elements are split into words, for themes name the date's element in hundreds of ways that share a few words.
#include "indexer/extract/shown_dates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "indexer/extract/letters.hpp"
#include "indexer/extract/surroundings.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr unsigned elements_max = 300;
constexpr std::uint32_t text_chars = 160;
constexpr NodeId nodes_max = 400;
constexpr std::size_t before_title = 8, after_title = 25, after_body = 30, repeats_max = 3;

struct Named {
  bool date = false, published = false, modified = false;
};

enum class Sense : unsigned char { date, published, modified };

struct NameWord {
  std::string_view word;
  Sense sense;
};

/// In the order of the alphabet.
constexpr std::array<NameWord, 28> name_words{{{"aikaleima", Sense::date}, {"changed", Sense::modified}, {"created", Sense::published}, {"date", Sense::date}, {"dateline", Sense::date},
    {"dates", Sense::date}, {"datetime", Sense::date}, {"datum", Sense::date}, {"entrydate", Sense::date}, {"julkaistu", Sense::published}, {"julkaisuaika", Sense::published},
    {"modified", Sense::modified}, {"muokattu", Sense::modified}, {"paivamaara", Sense::date}, {"paivays", Sense::date}, {"paivitetty", Sense::modified}, {"postdate", Sense::date},
    {"posted", Sense::published}, {"pub", Sense::published}, {"pubdate", Sense::published}, {"publication", Sense::published}, {"publish", Sense::published}, {"published", Sense::published},
    {"pvm", Sense::date}, {"revised", Sense::modified}, {"timestamp", Sense::date}, {"update", Sense::modified}, {"updated", Sense::modified}}};
static_assert(std::ranges::is_sorted(name_words, {}, &NameWord::word));

constexpr bool upper(char c) { return c >= 'A' && c <= 'Z'; }

void judge(std::string_view word, Named& out) {
  auto const at = std::ranges::lower_bound(name_words, word, {}, &NameWord::word);
  if (at == name_words.end() || at->word != word) return;
  out.date |= at->sense == Sense::date;
  out.published |= at->sense == Sense::published;
  out.modified |= at->sense == Sense::modified;
}

/// "article__pubDate post-date": its words, also where a capital begins them.
Named named(std::string_view names) {
  Named out;
  std::array<char, 16> word{};  // longer ones are none of ours
  std::size_t length = 0;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    bool const ends = i == names.size() || !ascii_alnum(names[i]);
    bool const begins = !ends && upper(names[i]) && i > 0 && !upper(names[i - 1]);
    if (ends || begins) {
      if (length >= 3 && length < word.size()) judge({word.data(), length}, out);
      length = 0;
    }
    if (ends) continue;
    if (length < word.size()) word[length] = ascii_lower(names[i]);
    ++length;
  }
  return out;
}

class Finder {
 public:
  Finder(Sources const& sources, Content const& content, std::string_view lang)
      : page_(sources.page), content_(content), lang_(lang), stretch_(stretch_of(sources.page, content)) {}

  std::vector<ShownDate> find();

 private:
  std::size_t distance(NodeId i) const;
  DateLabel label_before(NodeId i) const;
  bool has_dated_part(NodeId i) const;
  bool read(NodeId i, Named const& name, std::vector<ShownDate>& out) const;

  PageTree const& page_;
  Content const& content_;
  std::string_view lang_;
  Stretch stretch_;
};

/// none where the element stands too far away to be about the post.
std::size_t Finder::distance(NodeId i) const {
  auto const b = page_.blocks_in(i).first;
  auto const& [title, first, last] = stretch_;
  if (b + before_title < title || b > last + after_body) return none;
  if (b <= title) return title - b;
  return b > last ? after_title + b - last : b - title;
}

/// What the text right before says: "Last updated:" in an element of its own.
DateLabel Finder::label_before(NodeId i) const {
  constexpr NodeId nodes_back = 12;
  for (auto at = i; at-- > 0 && i - at <= nodes_back;) {
    if (page_.node(at).kind != html::NodeKind::text || page_.hidden(at)) continue;
    auto const text = trimmed(page_.node(at).text);
    if (text.empty()) continue;
    auto const next = page_.blocks_in(at).first;  // a title may end with "update", and is no label
    for (auto const b : {next, next - 1})
      if (b < page_.blocks().size() && page_.blocks()[b].kind == BlockKind::heading && page_.blocks()[b].level < 3 && page_.blocks()[b].first <= at && page_.blocks()[b].last >= at) return DateLabel::none;
    return text.size() <= 60 ? date_label(text) : DateLabel::none;
  }
  return DateLabel::none;
}

/// "Health<span class=date>May 3, 2024</span><span class=updated>…": the parts say it better than the whole.
bool Finder::has_dated_part(NodeId i) const {
  for (auto at = i + 1; at < page_.node(i).end; ++at) {
    if (page_.node(at).kind != html::NodeKind::element) continue;
    if (page_.tag(at) == Tag::time) return true;
    auto const name = named(page_.attribute(at, "class"));
    if ((name.date || name.published || name.modified) && line_dates(page_.text_of(at), lang_).any()) return true;
  }
  return false;
}

/// False where the text of the element is no date; its parts may be.
bool Finder::read(NodeId i, Named const& name, std::vector<ShownDate>& out) const {
  if (page_.node(i).end - i > nodes_max) return false;  // a whole column that is named so
  auto const text = page_.text_of(i);
  if (text.size() < 6 || count_code_points(text) > text_chars) return false;
  auto const dates = line_dates(text, lang_);
  if (!dates.any() || has_dated_part(i)) return false;
  auto const away = distance(i);
  auto label = label_before(i);
  if (label == DateLabel::none && name.modified != name.published) label = name.modified ? DateLabel::modified : DateLabel::published;
  if (date_label(text) == DateLabel::published) label = DateLabel::published;
  if (!dates.published.empty()) out.push_back({dates.published, label, away});
  if (!dates.modified.empty()) out.push_back({dates.modified, DateLabel::modified, away});
  return true;
}

std::vector<ShownDate> Finder::find() {
  if (stretch_.first == none) return {};
  struct Group {
    std::size_t count = 0;
    std::vector<ShownDate> dates;
  };
  std::map<std::string, Group, std::less<>> groups;
  std::vector<std::string_view> order;
  unsigned looked = 0;
  for (NodeId i = 0; i < page_.size(); ++i) {
    if (page_.node(i).kind != html::NodeKind::element || page_.hidden(i)) continue;
    auto const names = page_.attribute(i, "class");
    auto name = named(names);
    if (auto const id = page_.attribute(i, "id"); !id.empty() && !name.date && !name.published && !name.modified) name = named(id);
    bool const is_time = page_.tag(i) == Tag::time;
    if ((!is_time && !name.date && !name.published && !name.modified) || page_.tag(i) == Tag::body || page_.tag(i) == Tag::html) continue;
    if (++looked > elements_max) break;
    std::vector<ShownDate> dates;
    if (!read(i, name, dates)) continue;
    auto [at, fresh] = groups.try_emplace(std::string(names));
    if (fresh) order.push_back(at->first);
    ++at->second.count;
    if (dates.front().distance != none && !is_elsewhere(page_, content_, i)) at->second.dates.insert(at->second.dates.end(), dates.begin(), dates.end());
    i = page_.node(i).end - 1;
  }
  std::vector<ShownDate> out;
  for (auto const& key : order) {
    auto const& group = groups.find(key)->second;
    for (auto const& date : group.dates)  // what repeats over the page is on its teasers; only right at the title it may be the post's
      if (group.count <= repeats_max || date.distance <= before_title) out.push_back(date);
  }
  return out;
}

}  // namespace

Stretch stretch_of(PageTree const& page, Content const& content) {
  constexpr std::size_t farthest = 90;
  Stretch out{none, none, 0};
  auto const& blocks = page.blocks();
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (content.role(b) == Role::body) {
      if (out.first == none) out.first = b;
      out.last = b;
    }
  if (out.first == none) return out;
  out.title = out.first;
  for (std::size_t b = std::min(out.first + 1, out.last) + 1; b-- > (out.first > farthest ? out.first - farthest : 0);)
    if (blocks[b].kind == BlockKind::heading && blocks[b].level == 1) {
      out.title = b;
      break;
    }
  return out;
}

std::vector<ShownDate> shown_dates(Sources const& sources, Content const& content, std::string_view lang) { return Finder(sources, content, lang).find(); }

}  // namespace bifrons::extract

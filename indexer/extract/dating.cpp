// SPDX-License-Identifier: GPL-3.0-or-later
// Declared dates first, then time elements, then lines around the body, then the address. Never a date inside the body.
#include "indexer/extract/dating.hpp"

#include <algorithm>
#include <chrono>

#include "corpus/article/date.hpp"
#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/shown_dates.hpp"
#include "indexer/extract/surroundings.hpp"
#include "indexer/extract/written_date.hpp"

namespace bifrons::extract {
namespace {

constexpr unsigned elements_max = 300;

/// Years before the web and days to come are mistakes of the page.
bool plausible(std::string const& date) {
  auto const days = day_interval(date);
  auto const today = day_interval(iso_now().substr(0, 10));
  return days && today && days->first >= 19900101 && days->first <= today->last + 1;
}

/// Days since 1970, of the calendar day that an ISO date names.
long day_number(std::string_view iso) {
  auto const days = day_interval(iso.substr(0, 10));
  if (!days) return 0;
  auto const n = days->first;
  std::chrono::year_month_day const date{std::chrono::year(static_cast<int>(n / 10000)), std::chrono::month(n / 100 % 100), std::chrono::day(n % 100)};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string read(std::string_view text, std::string_view lang) {
  auto date = machine_date(text);
  if (date.empty()) date = written_date(text, lang);
  return plausible(date) ? date : std::string();
}

class Dates {
 public:
  Dates(Sources const& sources, Content const& content)
      : s_(sources), content_(content), lang_(sources.meta.language.substr(0, 2)), stretch_(stretch_of(sources.page, content)) {}

  Dating read_all();

 private:
  bool declared(Signal& out, std::initializer_list<std::string_view> names, std::string_view from) const;
  void elements(Dating& out) const;
  void shown(Dating& out);
  void overrule(std::vector<ShownDate> const& dates, Dating& out) const;
  std::string line_at_title() const;
  std::string dateline() const;
  void around(Dating& out);
  std::string of_element(NodeId i) const;

  Sources const& s_;
  Content const& content_;
  std::string lang_;
  Stretch stretch_;
  std::string shown_change_;  ///< "Updated on …" as readers see it
};

bool Dates::declared(Signal& out, std::initializer_list<std::string_view> names, std::string_view from) const {
  if (!out.value.empty()) return true;
  for (auto const& name : names)
    for (auto const value : s_.meta.all(name))
      if (auto date = read(value, lang_); !date.empty()) {
        out = {date, std::string(from)};
        return true;
      }
  return false;
}

std::string Dates::of_element(NodeId i) const {
  for (auto const* name : {"datetime", "content", "title", "data-datetime"})
    if (auto date = read(s_.page.attribute(i, name), lang_); !date.empty()) return date;
  auto const text = s_.page.text_of(i);
  return count_code_points(text) <= 80 ? read(text, lang_) : std::string();
}

/// Microdata, RDFa and <time>, in the order of the page.
void Dates::elements(Dating& out) const {
  Signal time;
  unsigned looked = 0;
  for (NodeId i = 0; i < s_.page.size(); ++i) {
    if (s_.page.node(i).kind != html::NodeKind::element || s_.page.tag(i) == Tag::meta) continue;
    bool const is_time = s_.page.tag(i) == Tag::time;
    if (s_.page.node(i).attribute_count == 0 && !is_time) continue;
    auto const micro = ascii_lowered(s_.page.attribute(i, "itemprop"));
    auto const rdfa = ascii_lowered(s_.page.attribute(i, "property"));
    bool const published = micro.find("datepublished") != std::string::npos || micro.find("datecreated") != std::string::npos;
    bool const modified = micro.find("datemodified") != std::string::npos;
    bool const rdfa_published = rdfa == "dc:date" || rdfa == "dc:created" || rdfa == "schema:datepublished" || rdfa == "datepublished" || rdfa == "dc:issued";
    if (!is_time && !published && !modified && !rdfa_published) continue;
    if (++looked > elements_max) break;
    if (is_elsewhere(s_.page, content_, i)) continue;
    auto const date = of_element(i);
    if (date.empty()) continue;
    auto const names = ascii_lowered(s_.page.attribute(i, "class"));
    if (published || rdfa_published) {
      if (out.published.value.empty()) out.published = {date, published ? "microdata" : "rdfa"};
    } else if (modified || names.find("updated") != std::string::npos || names.find("modified") != std::string::npos) {
      if (out.modified.value.empty() && names.find("published") == std::string::npos) out.modified = {date, modified ? "microdata" : "time"};
      else if (time.value.empty() && names.find("published") != std::string::npos) time = {date, "time"};
    } else if (time.value.empty()) {
      auto const [begin, end] = s_.page.blocks_in(i);
      bool const inside = begin < end && content_.role(begin) == Role::body && s_.page.blocks()[begin].chars > 120;
      if (!inside) time = {date, "time"};
    }
  }
  if (out.published.value.empty()) out.published = time;
}

/// Elements named after dates; one that says "published" comes before one that says nothing.
void Dates::shown(Dating& out) {
  auto dates = shown_dates(s_, content_, lang_);
  std::erase_if(dates, [](ShownDate const& date) { return !plausible(date.iso); });
  overrule(dates, out);
  auto const take = [&](Signal& field, DateLabel label) {
    for (auto const& date : dates)
      if (field.value.empty() && date.label == label) field = {date.iso, "text"};
  };
  take(out.published, DateLabel::published);
  take(out.published, DateLabel::none);
  for (auto const& date : dates)
    if (shown_change_.empty() && date.label == DateLabel::modified) shown_change_ = date.iso;
  take(out.modified, DateLabel::modified);
}

/// What a site tells machines is often the day of its last move or its clock's zone. Readers are shown the post's own day: it
/// counts where it is labelled so, and unlabelled right at the title where it is the earlier one by more than a zone, or a later
/// one that is not the day of the change.
void Dates::overrule(std::vector<ShownDate> const& dates, Dating& out) const {
  auto& published = out.published;
  constexpr std::size_t near = 14, at_title = 9, day = 10;
  auto const declared_day = published.value.substr(0, day);
  std::string labelled, plain;
  for (auto const& date : dates) {
    if (date.iso.size() < day || date.distance > near) continue;
    if (date.label == DateLabel::published) {
      if (!labelled.empty() && labelled.substr(0, day) != date.iso.substr(0, day)) return;  // two posts, or two meanings
      labelled = date.iso;
    } else if (date.label == DateLabel::none && date.distance <= at_title && plain.empty()) {
      plain = date.iso;
    }
  }
  if (published.value.empty()) return;
  if (!labelled.empty()) {
    if (labelled.substr(0, day) != declared_day) published = {labelled, "text"};
    return;
  }
  if (published.from == "time") return;
  if (declared_day.size() != day) return;
  bool const named = !plain.empty();
  if (!named) plain = line_at_title();
  if (plain.size() < day) return;
  auto const shown_day = day_number(plain), told = day_number(declared_day), changed = day_number(out.modified.value);
  bool const later = named && shown_day > told + 1 && changed > 0 && shown_day + 1 < changed;
  if (shown_day + 1 < told || later) published = {plain, "text"};
}

/// An unlabelled line that is a date, right below the title.
std::string Dates::line_at_title() const {
  constexpr std::size_t lines = 6;
  auto const& blocks = s_.page.blocks();
  for (auto b = stretch_.title; b < std::min(stretch_.title + lines, blocks.size()); ++b) {
    auto const& block = blocks[b];
    if (block.chars > 60 || block.kind == BlockKind::heading || content_.role(b) == Role::body || content_.role(b) == Role::comment || is_elsewhere(s_.page, content_, block.first)) continue;
    auto const date = line_dates(block.text, lang_);
    if (plausible(date.published) && date_label(block.text) == DateLabel::none) return date.published;
  }
  return {};
}

/// "Berlin, 27.1.2022 – The shop …": where the post's first lines begin so.
std::string Dates::dateline() const {
  constexpr std::size_t head_bytes = 120, place_bytes = 45;
  auto const& blocks = s_.page.blocks();
  int paragraphs = 3;
  for (auto b = stretch_.first; b <= stretch_.last && paragraphs > 0; ++b) {
    auto const& text = blocks[b].text;
    if (content_.role(b) != Role::body || text.size() <= head_bytes) continue;
    --paragraphs;
    auto size = head_bytes;
    while (size > 0 && !begins_code_point(text[size])) --size;
    auto const found = dates::find_dates(std::string_view(text).substr(0, size), {lang_, {}});
    if (found.empty() || found.front().iso.size() < 10 || found.front().span.start > place_bytes || !plausible(found.front().iso)) continue;
    auto const rest = trimmed(std::string_view(text).substr(found.front().span.end));
    for (std::string_view const mark : {"- ", "–", "—", "|", "·", ": ", ") "})
      if (rest.starts_with(mark)) return found.front().iso;
  }
  return {};
}

/// A line that is little but a date, before the body or at its end.
void Dates::around(Dating& out) {
  auto const& blocks = s_.page.blocks();
  auto const title = stretch_.title, first = stretch_.first, last = stretch_.last;
  if (first >= blocks.size()) return;
  auto const look = [&](std::size_t b) {
    auto const& block = blocks[b];
    bool const archive_link = b > last && block.link_chars * 2 > block.chars;
    bool const told = content_.role(b) == Role::body && block.sentences && block.chars > 60;  // a sentence that cites a day
    if (told || archive_link || block.chars > 200 || content_.role(b) == Role::comment || is_elsewhere(s_.page, content_, block.first)) return;
    auto const dates = line_dates(block.text, lang_);
    if (out.published.value.empty() && plausible(dates.published)) out.published = {dates.published, "text"};
    if (!plausible(dates.modified)) return;
    if (shown_change_.empty()) shown_change_ = dates.modified;
    if (out.modified.value.empty()) out.modified = {dates.modified, "text"};
  };
  auto const from = std::min(title, first > 25 ? first - 25 : 0);
  for (auto b = title; b < std::min(title + 9, last); ++b) look(b);
  for (auto b = first; b-- > from;) look(b);
  for (auto b = first; b <= std::min(first + 2, last); ++b) look(b);
  for (auto b = last > 2 ? last - 2 : 0; b < std::min(last + 8, blocks.size()); ++b) look(b);
}

Dating Dates::read_all() {
  Dating out;
  if (auto date = read(s_.json_ld.published, lang_); !date.empty()) out.published = {date, "json-ld"};
  if (auto date = read(s_.json_ld.modified, lang_); !date.empty()) out.modified = {date, "json-ld"};
  declared(out.published, {"article:published_time", "og:article:published_time", "og:published_time", "og:pubdate"}, "og");
  declared(out.modified, {"article:modified_time", "og:article:modified_time", "og:updated_time"}, "og");
  declared(out.published, {"itemprop:datepublished", "itemprop:datecreated"}, "microdata");
  declared(out.modified, {"itemprop:datemodified"}, "microdata");
  declared(out.published,
           {"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_date", "published-date", "citation_publication_date",
            "citation_date", "article.published", "cxenseparse:recs:publishtime", "date_published", "datepublished", "created", "article_date_original", "dateposted", "release_date", "date"},
           "meta");
  declared(out.modified, {"last-modified", "lastmod", "revised", "article.updated", "modified"}, "meta");
  declared(out.published, {"dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.date", "dcterms.date", "dc.created", "dc.issued"}, "dublin-core");
  declared(out.modified, {"dcterms.modified", "dc.date.modified", "dc.modified"}, "dublin-core");
  elements(out);
  shown(out);
  around(out);
  // A blog that shows one date alone, "Updated on …", means the date of the post.
  if (out.published.value.empty() && out.modified.from == "time") out.published = out.modified;
  if (out.published.value.empty() && !shown_change_.empty()) out.published = {shown_change_, "text"};
  if (out.published.value.empty() && stretch_.first < s_.page.blocks().size())
    if (auto date = dateline(); !date.empty()) out.published = {date, "text"};
  if (out.modified.value == out.published.value) out.modified = {};
  if (out.published.value.empty())
    if (auto date = url_date(s_.url); plausible(date)) out.published = {date, "url"};
  return out;
}

}  // namespace

Dating read_dates(Sources const& sources, Content const& content) { return Dates(sources, content).read_all(); }

}  // namespace bifrons::extract

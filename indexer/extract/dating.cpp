// SPDX-License-Identifier: GPL-3.0-or-later
// Declared dates first, then time elements, then lines around the body, then the address. Never a date inside the body.
#include "indexer/extract/dating.hpp"

#include <algorithm>

#include "corpus/article/date.hpp"
#include "indexer/extract/letters.hpp"
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

std::string read(std::string_view text, std::string_view lang) {
  auto date = machine_date(text);
  if (date.empty()) date = written_date(text, lang);
  return plausible(date) ? date : std::string();
}

class Dates {
 public:
  Dates(Sources const& sources, Content const& content) : s_(sources), content_(content) {
    auto const& blocks = s_.page.blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (content.roles[b] != Role::body) continue;
      first_ = std::min(first_, b);
      last_ = b;
    }
    lang_ = s_.meta.language.substr(0, 2);
  }

  Dating read_all();

 private:
  bool declared(Signal& out, std::initializer_list<std::string_view> names, std::string_view from) const;
  void elements(Dating& out) const;
  void around(Dating& out) const;
  std::string of_element(NodeId i) const;

  Sources const& s_;
  Content const& content_;
  std::size_t first_ = static_cast<std::size_t>(-1), last_ = 0;
  std::string lang_;
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
      bool const inside = begin < end && content_.roles[begin] == Role::body && s_.page.blocks()[begin].chars > 120;
      if (!inside) time = {date, "time"};
    }
  }
  if (out.published.value.empty()) out.published = time;
}

/// A line that is little but a date, before the body or at its end.
void Dates::around(Dating& out) const {
  auto const& blocks = s_.page.blocks();
  if (first_ >= blocks.size()) return;
  auto const look = [&](std::size_t b) {
    auto const& block = blocks[b];
    bool const archive_link = b > last_ && block.link_chars * 2 > block.chars;
    bool const told = content_.roles[b] == Role::body && block.sentences && block.chars > 60;  // a sentence that cites a day
    if (told || archive_link || block.chars > 200 || content_.roles[b] == Role::comment || is_elsewhere(s_.page, content_, block.first)) return;
    auto const dates = line_dates(block.text, lang_);
    if (out.published.value.empty() && plausible(dates.published)) out.published = {dates.published, "text"};
    if (out.modified.value.empty() && plausible(dates.modified)) out.modified = {dates.modified, "text"};
  };
  auto const from = first_ > 25 ? first_ - 25 : 0;
  for (auto b = first_; b-- > from;) look(b);
  for (auto b = first_; b <= std::min(first_ + 2, last_); ++b) look(b);
  for (auto b = last_ > 2 ? last_ - 2 : 0; b < std::min(last_ + 8, blocks.size()); ++b) look(b);
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
  around(out);
  // A blog that shows one date alone, "Updated on …", means the date of the post.
  if (out.published.value.empty() && (out.modified.from == "text" || out.modified.from == "time")) out.published = out.modified;
  if (out.modified.value == out.published.value) out.modified = {};
  if (out.published.value.empty())
    if (auto date = url_date(s_.url); plausible(date)) out.published = {date, "url"};
  return out;
}

}  // namespace

Dating read_dates(Sources const& sources, Content const& content) { return Dates(sources, content).read_all(); }

}  // namespace bifrons::extract

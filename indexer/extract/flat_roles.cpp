// SPDX-License-Identifier: GPL-3.0-or-later
// Lone lines of furniture first, then the sections that announce themselves behind the text, then the head, the tail, the lists.
#include "indexer/extract/flat_roles.hpp"

#include <algorithm>

#include "corpus/text/detect.hpp"
#include "indexer/extract/flat_facts.hpp"
#include "indexer/extract/flat_head.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t enough_text = 200;

class Roles {
 public:
  explicit Roles(std::vector<FlatLine>& lines) : lines_(lines), facts_(facts_of(lines)) {}

  std::size_t mark(bool titled) {
    lone_lines();
    sections();
    undo_sections();
    short_runs();
    auto const title = mark_head(lines_, facts_, titled, from_web_);
    tail();
    foreign_list();
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (is_open(i)) set(i, Role::body, Reason::running_text);
    headings();
    return title;
  }

 private:
  [[nodiscard]] bool is_open(std::size_t i) const { return lines_[i].mark.role == Role::outside; }
  void set(std::size_t i, Role role, Reason reason) { lines_[i].mark = {role, reason}; }
  void lone_lines();
  void sections();
  void undo_sections();
  [[nodiscard]] bool announces(std::size_t i, std::uint64_t before, std::uint64_t after) const;
  [[nodiscard]] bool is_followed_by_labels(std::size_t i) const;
  void drop_pointer(std::size_t i);
  void short_runs();
  void tail();
  void foreign_list();
  void headings();

  std::vector<FlatLine>& lines_;
  std::vector<FlatFacts> facts_;
  bool from_web_ = false;  ///< furniture was found that only web pages have
};

void Roles::lone_lines() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto const& f = facts_[i];
    if (!is_open(i)) continue;
    if (f.archive) set(i, Role::furniture, Reason::archive_list);
    else if (f.group == PhraseGroup::line && f.chars <= 120 && !(f.counted && f.sentence)) set(i, Role::furniture, Reason::furniture_line);
    else if (f.teaser) set(i, Role::furniture, Reason::pointer);
    else continue;
    from_web_ = true;
  }
}

/// Titles, names and dates below the heading, not the paragraph that a part of the article begins with.
bool Roles::is_followed_by_labels(std::size_t i) const {
  for (auto k = i + 1; k < lines_.size(); ++k) {
    if (lines_[k].mark.reason == Reason::running_head) continue;
    auto const& f = facts_[k];
    return f.label || f.date || f.byline || f.teaser || f.archive || f.group != PhraseGroup::none || lines_[k].text.ends_with("...") || lines_[k].text.ends_with("\xE2\x80\xA6");
  }
  return true;
}

/// before, after: running text on both sides. A heading of comments may stand before more text than the article has.
bool Roles::announces(std::size_t i, std::uint64_t before, std::uint64_t after) const {
  auto const& f = facts_[i];
  bool const late = before >= enough_text || after == 0;
  if (f.prose || (f.sentence && !f.counted) || f.chars > 90 || !late) return false;
  bool const sure = f.counted || !f.lone_word;
  switch (f.group) {
    case PhraseGroup::comments: return sure || is_followed_by_labels(i);
    case PhraseGroup::related: return after <= before && (is_followed_by_labels(i) || (sure && after * 3 <= before));
    case PhraseGroup::leads: return after * 2 <= before;
    default: return false;
  }
}

/// "Lue myös: …" in the middle, and the titles right below it.
void Roles::drop_pointer(std::size_t i) {
  constexpr std::size_t titles = 3;
  set(i, Role::furniture, Reason::pointer);
  bool const told = lines_[i].text.find(": ") != std::string::npos;
  for (auto k = i + 1; !told && k <= i + titles && k < lines_.size() && is_open(k) && facts_[k].label && !lines_[k].after_blank; ++k) set(k, Role::furniture, Reason::pointer);
}

void Roles::sections() {
  std::vector<std::uint64_t> told(lines_.size() + 1, 0);
  for (std::size_t i = 0; i < lines_.size(); ++i) told[i + 1] = told[i] + (is_open(i) && facts_[i].prose ? facts_[i].chars : 0);
  Mark section;  // of the lines that follow
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto const& f = facts_[i];
    bool const marked = !is_open(i);
    if (marked && lines_[i].mark.reason != Reason::furniture_line) continue;
    if (!marked && announces(i, told[i], told.back() - told[i + 1])) {
      if (f.group == PhraseGroup::comments) section = {Role::comment, Reason::comment_section};
      else if (f.group == PhraseGroup::leads && section.role != Role::comment) section = {Role::lead, Reason::reading_list};
      else if (f.group == PhraseGroup::related) section = {Role::furniture, Reason::related_section};
      from_web_ |= f.group != PhraseGroup::leads;
    } else if (!marked && section.role == Role::outside && f.group == PhraseGroup::related && f.label && told[i] > 0 && (f.counted || !f.lone_word)) {
      drop_pointer(i);
      from_web_ = true;
    }
    if (!marked && section.role != Role::outside && is_open(i)) lines_[i].mark = section;
  }
}

/// A heading that seemed to announce other pages and took most of the text with it announced the text itself.
void Roles::undo_sections() {
  std::uint64_t open = 0, taken = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto const reason = lines_[i].mark.reason;
    if (!facts_[i].prose) continue;
    if (is_open(i)) open += facts_[i].chars;
    else if (reason == Reason::related_section || reason == Reason::reading_list) taken += facts_[i].chars;
  }
  if (taken <= open) return;
  for (auto& line : lines_)
    if (line.mark.reason == Reason::related_section || line.mark.reason == Reason::reading_list) line.mark = {};
}

/// Menus, label clouds and footers: many short lines in a row. Prose around them is far longer.
void Roles::short_runs() {
  constexpr std::size_t least = 4;
  constexpr std::uint32_t label_chars = 28, label_words = 4;
  auto const is_short = [&](std::size_t k) {
    auto const& f = facts_[k];
    return f.label && f.chars <= label_chars && f.words <= label_words && lines_[k].kind == BlockKind::paragraph && !f.date && !f.byline && !lines_[k].text.ends_with(',');
  };
  std::size_t first_prose = 0, last_prose = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (is_open(i) && facts_[i].prose) last_prose = i, first_prose = first_prose == 0 ? i + 1 : first_prose;
  if (first_prose == 0) return;
  for (std::size_t i = 0; i < lines_.size();) {
    auto end = i;
    std::size_t labels = 0, phrases = 0;
    for (; end < lines_.size() && (is_short(end) || lines_[end].mark.reason == Reason::furniture_line); ++end) {
      labels += is_open(end);
      phrases += !is_open(end);
    }
    bool const outside = end < first_prose || i > last_prose;
    bool const introduced = i > 0 && lines_[i - 1].text.ends_with(':');
    if (outside && !introduced && labels > 0 && (labels >= least || phrases > 0)) {
      // The last label before the text may be its title.
      auto const last = end < first_prose && is_open(end - 1) ? end - 1 : end;
      for (auto k = i; k < last; ++k)
        if (is_open(k) && (labels >= least || k + 1 < last || end > first_prose)) set(k, Role::furniture, Reason::short_lines);
      from_web_ = true;
    }
    i = std::max(end, i + 1);
  }
}

/// What stands behind the last sentence: names, days, lone labels.
void Roles::tail() {
  for (auto i = lines_.size(); i-- > 0;) {
    if (!is_open(i)) continue;
    auto const& f = facts_[i];
    bool const credit = f.date || f.byline;
    bool const label = from_web_ && f.label && lines_[i].kind == BlockKind::paragraph && !(i > 0 && lines_[i - 1].text.ends_with(':'));
    if (!credit && !label) break;
    set(i, Role::furniture, credit ? Reason::label : Reason::tail);
  }
}

/// Items or short paragraphs at the very end in another language than all before.
void Roles::foreign_list() {
  constexpr std::size_t text_bytes = 6000, least_bytes = 60, most_lines = 200;
  constexpr std::uint32_t line_chars = 250;
  std::vector<std::size_t> body;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (is_open(i)) body.push_back(i);
  std::string text;
  for (std::size_t k = 0; k < body.size() && text.size() < text_bytes; ++k) text += lines_[body[k]].text + "\n";
  auto const lang = text::detect_language(text);
  if (lang == "und") return;
  // The longest list at the end of which each part is in the other language.
  std::size_t from = body.size();
  std::string list, other;
  for (auto k = body.size(); k-- > 0 && body.size() - k <= most_lines && facts_[body[k]].chars <= line_chars;) {
    auto const& line = lines_[body[k]].text;
    auto const told = text::detect_language(line);
    if (told == lang || (told != "und" && !other.empty() && told != other)) break;
    if (told != "und") other = told, from = k;
    list += line + "\n";
  }
  if (from == 0 || body.size() - from < 2 || list.size() < least_bytes) return;
  auto const told = text::detect_language(list);
  if (told == "und" || told == lang) return;
  if (from > 0 && facts_[body[from - 1]].label) --from;  // its heading
  for (auto k = from; k < body.size(); ++k) set(body[k], Role::lead, Reason::other_language);
}

/// A label by itself right before a paragraph.
void Roles::headings() {
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    auto const& f = facts_[i];
    auto& line = lines_[i];
    bool const alone = line.after_blank && lines_[i + 1].after_blank;
    bool const fits = f.label && f.chars >= 4 && line.kind == BlockKind::paragraph && std::string_view(",;:").find(line.text.back()) == std::string_view::npos;
    if (fits && alone && line.mark.role == Role::body && lines_[i + 1].mark.role == Role::body && facts_[i + 1].prose) line.kind = BlockKind::heading;
  }
}

}  // namespace

std::size_t mark_roles(std::vector<FlatLine>& lines, bool titled) { return Roles(lines).mark(titled); }

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates for the title are weighed: one that another line repeats, one right above a name or a day, one right above the text.
#include "indexer/extract/flat_head.hpp"

#include <algorithm>

#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t title_chars = 160;
constexpr std::size_t head_lines = 400;

/// "Chapter 3", "Luku 3", "Глава 3": the title stands below.
bool is_number_of_chapter(std::string_view text) {
  auto const low = lowered(text.substr(0, 40));
  for (std::string_view const word : {"chapter ", "part ", "luku ", "osa ", "глава ", "часть "})
    if (low.starts_with(word) && low.find(' ', word.size()) == std::string::npos) return true;
  return false;
}

class Head {
 public:
  Head(std::vector<FlatLine>& lines, std::vector<FlatFacts> const& facts, bool from_web) : lines_(lines), facts_(facts), from_web_(from_web) {
    first_ = first_text();
  }

  std::size_t mark(bool titled) {
    auto title = titled ? lines_.size() : choose();
    if (auto const signed_one = titled || !from_web_ ? lines_.size() : signed_title(title); signed_one < lines_.size()) title = signed_one;
    bool const found = title < lines_.size();
    auto const end = std::min(first_, lines_.size());
    for (std::size_t i = 0; i < end; ++i) {
      if (!is_open(i)) continue;
      auto const& f = facts_[i];
      if (found && i <= title) set(i, Reason::above_heading);
      else if (f.date || f.byline) set(i, Reason::label);
      else if (from_web_ && f.label && !lines_[i].text.ends_with(':') && lines_[i].kind == BlockKind::paragraph) set(i, Reason::label);
    }
    if (found && title >= end) set(title, Reason::above_heading);
    credits_below(found ? std::max(title + 1, end) : end);
    return title;
  }

 private:
  [[nodiscard]] bool is_open(std::size_t i) const { return lines_[i].mark.role == Role::outside; }
  void set(std::size_t i, Reason reason) { lines_[i].mark = {Role::furniture, reason}; }
  [[nodiscard]] std::size_t first_text() const;
  [[nodiscard]] bool may_be_title(std::size_t i) const;
  [[nodiscard]] bool is_repeated(std::size_t i) const;
  [[nodiscard]] int weight(std::size_t i) const;
  [[nodiscard]] std::size_t choose() const;
  [[nodiscard]] std::size_t next_open(std::size_t i) const;
  [[nodiscard]] std::size_t signed_title(std::size_t chosen);
  void credits_below(std::size_t from);

  std::vector<FlatLine>& lines_;
  std::vector<FlatFacts> const& facts_;
  bool from_web_;
  std::size_t first_ = 0;
};

/// The first paragraph, else the first sentence; of a text that has neither, its second line.
std::size_t Head::first_text() const {
  std::size_t sentence = lines_.size(), opened = lines_.size();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!is_open(i)) continue;
    if (facts_[i].prose) return i;
    if (sentence == lines_.size() && facts_[i].sentence && lines_[i].text.ends_with('.')) sentence = i;
    if (opened == lines_.size()) opened = i;
  }
  return sentence < lines_.size() ? sentence : std::min(opened + 1, lines_.size());
}

std::size_t Head::next_open(std::size_t i) const {
  for (++i; i < lines_.size() && !is_open(i);) ++i;
  return i;
}

bool Head::may_be_title(std::size_t i) const {
  auto const& f = facts_[i];
  auto const& text = lines_[i].text;
  bool const asks = f.ends && !text.ends_with('.') && !text.ends_with("\xE2\x80\xA6");
  return is_open(i) && f.chars >= (from_web_ ? 3U : 1U) && f.chars <= title_chars && !f.prose && (!f.sentence || asks) && !f.date && !f.byline && f.group == PhraseGroup::none &&
         lines_[i].kind == BlockKind::paragraph && std::string_view(",;:").find(text.back()) == std::string_view::npos;
}

/// Another line of the head says it too, with the site's name beside.
bool Head::is_repeated(std::size_t i) const {
  auto const& text = lines_[i].text;
  if (facts_[i].words < 2) return false;
  for (std::size_t k = 0; k < std::min({first_, lines_.size(), head_lines}); ++k)
    if (k != i && lines_[k].text.size() >= text.size() && (lines_[k].text.starts_with(text) || lines_[k].text.ends_with(text)) && facts_[k].chars <= title_chars + 60) return true;
  return false;
}

int Head::weight(std::size_t i) const {
  auto const& f = facts_[i];
  int out = f.words >= 3 ? 2 : f.words == 1 ? -2 : 0;
  if (is_repeated(i)) out += 6;
  if (is_number_of_chapter(lines_[i].text)) out -= 20;
  auto const next = next_open(i);
  if (next < lines_.size() && (facts_[next].date || facts_[next].byline)) out += 4;
  if (next == first_) out += 3;
  if (i > 0 && facts_[i - 1].date) out += 2;
  for (std::string_view const bar : {" | ", " » ", " :: "})
    if (lines_[i].text.find(bar) != std::string::npos) out -= 4;
  if (!from_web_ && next_open(static_cast<std::size_t>(-1)) == i) out += 10;
  return out;
}

std::size_t Head::choose() const {
  auto best = lines_.size();
  int most = -100;
  auto const end = std::min(first_, lines_.size());
  for (auto i = end > head_lines ? end - head_lines : 0; i < end; ++i) {
    if (!may_be_title(i)) continue;
    if (int const w = weight(i); w >= most) best = i, most = w;
  }
  return best;
}

/// Notices of the site may be paragraphs too: a title with a name or a day below it, behind little of the running text, is the
/// title all the same. The text then begins below that one.
std::size_t Head::signed_title(std::size_t chosen) {
  constexpr std::uint64_t little = 6;  // a sixth
  std::uint64_t all = 0, before = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (is_open(i) && facts_[i].prose) all += facts_[i].chars;
  auto const credit = [&](std::size_t i) { return i < lines_.size() && (facts_[i].date || facts_[i].byline); };
  bool const settled = chosen < lines_.size() && (credit(chosen + 1) || credit(chosen + 2) || is_repeated(chosen));
  for (auto i = first_; !settled && i < lines_.size() && before * little <= all; ++i) {
    if (is_open(i) && facts_[i].prose) before += facts_[i].chars;
    if (!may_be_title(i) || facts_[i].words < 3 || !(credit(i + 1) || credit(i + 2))) continue;
    auto text = i + 1;
    while (text < lines_.size() && !(is_open(text) && facts_[text].prose)) ++text;
    if (text == lines_.size()) break;
    first_ = text;
    return i;
  }
  return lines_.size();
}

/// A name or a day below the title though the text has begun: "By Jane Doe" over sentences too short to tell.
void Head::credits_below(std::size_t from) {
  for (auto i = from; i < std::min(from + 3, lines_.size()); ++i) {
    if (!is_open(i)) continue;
    if (!facts_[i].date && !facts_[i].byline) return;
    set(i, Reason::label);
  }
}

}  // namespace

std::size_t mark_head(std::vector<FlatLine>& lines, std::vector<FlatFacts> const& facts, bool titled, bool from_web) {
  return Head(lines, facts, from_web).mark(titled);
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Short lines are looked up and read for dates and names; long ones are only measured.
#include "indexer/extract/flat_facts.hpp"

#include <algorithm>
#include <array>

#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/raw_lines.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t prose_chars = 80, label_chars = 100, looked_up = 150;

/// Runs between blanks that hold a letter or a digit.
std::uint32_t count_words(std::string_view text) {
  std::uint32_t out = 0;
  bool begun = false;
  for (char const c : text) {
    bool const part = ascii_alnum(c) || static_cast<unsigned char>(c) >= 0xC3;
    if (part && !begun) ++out;
    begun = c != ' ' && (begun || part);
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_signs(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (std::string_view const sign : {" ", "\xE2\x96\xBC", "\xE2\x96\xBA", "\xE2\x96\xB6", "\xE2\x96\xB8", "\xE2\x96\xBE", "\xC2\xBB", "\xC2\xAB", "\xE2\x86\x92", "\xE2\x86\x90", "#", "*", "+", "|", "\xE2\x80\xA2", "\xC2\xB7"}) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size()), cut = true;
      if (text.ends_with(sign)) text.remove_suffix(sign.size()), cut = true;
    }
  }
  return text;
}

/// "(34)", "[5]" at the end; the text is cut before it.
bool cut_count_behind(std::string_view& text) {
  if (text.empty() || (text.back() != ')' && text.back() != ']')) return false;
  auto const open = text.find_last_of("([");
  if (open == std::string_view::npos || text.size() - open < 3 || text.size() - open > 9) return false;
  if (!std::ranges::all_of(text.substr(open + 1, text.size() - open - 2), [](char c) { return is_digit(c) || c == ' ' || c == ','; })) return false;
  text = without_signs(text.substr(0, open));
  return true;
}

bool cut_count_before(std::string_view& text) {
  auto const at = text.find_first_not_of("0123456789");
  if (at == 0 || at == std::string_view::npos || at > 6 || text[at] != ' ') return false;
  text = without_signs(text.substr(at));
  return true;
}

/// "2009", "lokakuuta", "October 2009".
bool is_period(std::string_view text) {
  if (text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) && is_digit(text[2]) && is_digit(text[3])) return true;
  if (text.size() > 40 || text.empty()) return false;
  auto const dated = dates::parse_date(text);
  if (dated && dated->size() == 7) return true;
  auto const month = dates::parse_date(std::string(text) + " 2009");
  return month && month->size() == 7;
}

bool ends_in_more(std::string_view text) {
  auto const low = lowered(without_signs(text.substr(text.size() > 80 ? text.size() - 80 : 0)));
  for (std::string_view const more : {"read more", "continue reading", "lue lisää", "jatka lukemista", "читать далее", "читать дальше", "читать полностью", "подробнее"})
    if (low.size() > more.size() + 20 && low.ends_with(more)) return true;
  return false;
}

bool is_date_line(std::string_view text, std::uint32_t chars, bool ends) {
  constexpr std::uint32_t beside = 20, beside_label = 60;
  auto const found = dates::find_dates(text);
  if (found.empty()) return false;
  std::uint32_t dated = 0;
  for (auto const& date : found) dated += count_code_points(text.substr(date.span.start, date.span.end - date.span.start));
  return chars - dated <= beside || (!ends && chars - dated <= beside_label);
}

void look_up(std::string_view text, FlatFacts& f) {
  auto plain = without_signs(text);
  bool const behind = cut_count_behind(plain);
  f.archive = behind && is_period(plain);
  bool const before = !behind && cut_count_before(plain);
  f.counted = behind || before;
  f.group = phrase_group(plain);
  // "Comments" alone may be a link to them; "2 comments" stands over them.
  if (f.group == PhraseGroup::line && f.counted && phrase_group(std::string(plain) + " -") == PhraseGroup::comments) f.group = PhraseGroup::comments;
  // Advertisements stand anywhere.
  if (f.group == PhraseGroup::related)
    for (std::string_view const word : {"advertisement", "mainos", "реклама"})
      if (lowered(plain) == word) f.group = PhraseGroup::line;
  while (!plain.empty() && (plain.back() == ':' || plain.back() == '.')) plain.remove_suffix(1);
  f.lone_word = plain.find(' ') == std::string_view::npos;
  f.date = is_date_line(text, f.chars, f.ends);
  auto const name = name_in_byline(text);
  f.byline = (!name.empty() && (looks_like_person(name) || !f.ends)) || announces_author(text);
}

}  // namespace

FlatFacts facts_of(FlatLine const& line) {
  std::string_view const text = line.text;
  FlatFacts f;
  f.chars = count_code_points(text);
  f.words = count_words(text);
  f.ends = ends_sentence(text);
  if (f.chars <= looked_up) look_up(text, f);
  f.teaser = ends_in_more(text);
  bool const told = f.ends || text.find(". ") != std::string_view::npos || text.find("! ") != std::string_view::npos || text.find("? ") != std::string_view::npos;
  f.prose = told && f.chars >= prose_chars;
  f.sentence = f.prose || f.chars >= 2 * prose_chars || (f.ends && f.words >= 3 && f.chars >= 12 && !f.date);
  f.label = !f.sentence && f.chars <= label_chars;
  return f;
}

std::vector<FlatFacts> facts_of(std::vector<FlatLine> const& lines) {
  std::vector<FlatFacts> out;
  out.reserve(lines.size());
  for (auto const& line : lines) out.push_back(facts_of(line));
  return out;
}

}  // namespace bifrons::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// The words in common order decide; titles and numbers tell posts of one template apart.
#include "indexer/write/resemblance.hpp"

#include <algorithm>
#include <vector>

#include "corpus/schema/copies.hpp"
#include "corpus/text/shingles.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::write {
namespace {

constexpr std::size_t most_words = 16'384;       ///< compared of a text: its first
/// How much of the words two texts must have in common: of the shorter (an edited copy has less than all), and of the longer
/// (an excerpt has little).
struct Shares {
  double contained = 0, alike = 0;
};
constexpr Shares least_of_any{0.75, 0.66};
/// Another headline over the same post elsewhere.
constexpr Shares least_under_other_title{0.88, 0.70};
/// Two posts of one site with titles of their own are two posts, and often of one form; so are "Release 1.2" and "Release 1.3".
constexpr Shares least_of_one_series{0.97, 0.92};
constexpr std::size_t telling_numbers = 4;
constexpr double number_slack = 0.3;             ///< how much fewer numbers than words may be in common

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Runs of digits, sorted.
std::vector<std::string_view> numbers_in(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::size_t at = 0; at < text.size();) {
    auto const start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at > start) numbers.push_back(text.substr(start, at - start));
    else ++at;
  }
  std::ranges::sort(numbers);
  return numbers;
}

template <class Item>
std::size_t in_both(std::vector<Item> const& a, std::vector<Item> const& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) ++i;
    else if (*j < *i) ++j;
    else ++common, ++i, ++j;
  }
  return common;
}

/// Folded, each with a space on both sides: " why teams forget ".
std::string title_words(std::string_view title) {
  std::string words = " ";
  auto const folded = text::fold(title);
  for (auto const& span : text::word_segments(folded)) {
    auto const word = std::string_view(folded).substr(span.start, span.end - span.start);
    bool const said = std::ranges::any_of(word, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3; });
    if (said) words.append(word).push_back(' ');
  }
  return words;
}

/// Unknown ones too; elsewhere, a title with a site's name before or behind it.
bool may_be_one_title(std::string_view a, std::string_view b, bool elsewhere) {
  if (a.empty() || b.empty() || a == b) return true;
  auto const one = title_words(a), other = title_words(b);
  return one == other || (elsewhere && (one.find(other) != std::string::npos || other.find(one) != std::string::npos));
}

/// Known and no part of each other, as blog.a.test is of a.test.
bool are_sites_apart(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return false;
  auto const is_part = [](std::string_view part, std::string_view whole) { return part.size() > whole.size() && part.ends_with(whole) && part[part.size() - whole.size() - 1] == '.'; };
  return !is_part(a, b) && !is_part(b, a);
}

Shares least_common(Likeness const& a, Likeness const& b) {
  auto const one = numbers_in(a.title), other = numbers_in(b.title);
  if (!one.empty() && !other.empty() && one != other) return least_of_one_series;
  bool const elsewhere = are_sites_apart(a.site, b.site);
  if (may_be_one_title(a.title, b.title, elsewhere)) return least_of_any;
  return elsewhere ? least_under_other_title : least_of_one_series;
}

bool numbers_differ(std::string_view a, std::string_view b, double contained) {
  auto const one = numbers_in(a), other = numbers_in(b);
  auto const least = std::min(one.size(), other.size());
  return least >= telling_numbers && static_cast<double>(in_both(one, other)) < (contained - number_slack) * static_cast<double>(least);
}

bool reach(Shares const& found, Shares const& least) { return found.contained >= least.contained && found.alike >= least.alike; }

Shares shares(std::size_t common, std::string_view a, std::string_view b) {
  auto const part = [common](std::size_t of) { return static_cast<double>(common) / static_cast<double>(of); };
  return {part(std::min(a.size(), b.size())), part(std::max(a.size(), b.size()))};
}

}  // namespace

bool may_be_copies(std::string_view a, std::string_view b) {
  a = a.substr(0, most_words);
  b = b.substr(0, most_words);
  if (std::min(a.size(), b.size()) < schema::least_copy_words) return false;
  if (shares(std::min(a.size(), b.size()), a, b).alike < least_of_any.alike) return false;
  return reach(shares(text::common_in_any_order(a, b), a, b), least_of_any);
}

bool are_copies(Likeness const& a, Likeness const& b) {
  if (!may_be_copies(a.words, b.words)) return false;
  auto const one = std::string_view(a.words).substr(0, most_words), other = std::string_view(b.words).substr(0, most_words);
  auto const found = shares(text::common_in_order(one, other), one, other);
  return reach(found, least_of_any) && reach(found, least_common(a, b)) && !numbers_differ(a.text, b.text, found.contained);
}

}  // namespace bifrons::write

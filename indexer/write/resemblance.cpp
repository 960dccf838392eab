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
constexpr double least_alike = 0.66;             ///< common words of the longer text: an excerpt has less
constexpr double least_contained = 0.75;         ///< common words of the shorter text
constexpr double least_under_other_title = 0.85; ///< posts of one template have other titles
constexpr double least_under_other_number = 0.97; ///< "Release 1.2" and "Release 1.3"
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

std::vector<std::string> title_words(std::string_view title) {
  std::vector<std::string> words;
  auto const folded = text::fold(title);
  for (auto const& span : text::word_segments(folded)) {
    auto const word = std::string_view(folded).substr(span.start, span.end - span.start);
    bool const said = std::ranges::any_of(word, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3; });
    if (said) words.emplace_back(word);
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

/// A title with the site's name behind it is still the same.
bool are_same_titles(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  auto const one = title_words(a), other = title_words(b);
  auto const least = std::min(one.size(), other.size());
  return least > 0 && in_both(one, other) * 3 >= least * 2;
}

double least_common(Likeness const& a, Likeness const& b) {
  if (a.title == b.title) return least_contained;
  if (!a.title.empty() && !b.title.empty() && numbers_in(a.title) != numbers_in(b.title)) return least_under_other_number;
  return are_same_titles(a.title, b.title) ? least_contained : least_under_other_title;
}

bool numbers_differ(std::string_view a, std::string_view b, double contained) {
  auto const one = numbers_in(a), other = numbers_in(b);
  auto const least = std::min(one.size(), other.size());
  return least >= telling_numbers && static_cast<double>(in_both(one, other)) < (contained - number_slack) * static_cast<double>(least);
}

/// Of the shorter and of the longer of two texts.
struct Shares {
  double contained = 0, alike = 0;
};

Shares shares(std::size_t common, std::string_view a, std::string_view b) {
  auto const part = [common](std::size_t of) { return static_cast<double>(common) / static_cast<double>(of); };
  return {part(std::min(a.size(), b.size())), part(std::max(a.size(), b.size()))};
}

}  // namespace

bool may_be_copies(std::string_view a, std::string_view b) {
  a = a.substr(0, most_words);
  b = b.substr(0, most_words);
  if (std::min(a.size(), b.size()) < schema::least_copy_words) return false;
  auto const bound = shares(std::min(a.size(), b.size()), a, b);
  if (bound.alike < least_alike) return false;
  auto const any_order = shares(text::common_in_any_order(a, b), a, b);
  return any_order.alike >= least_alike && any_order.contained >= least_contained;
}

bool are_copies(Likeness const& a, Likeness const& b) {
  if (!may_be_copies(a.words, b.words)) return false;
  auto const one = std::string_view(a.words).substr(0, most_words), other = std::string_view(b.words).substr(0, most_words);
  auto const found = shares(text::common_in_order(one, other), one, other);
  if (found.alike < least_alike || found.contained < least_contained) return false;
  return found.contained >= least_common(a, b) && !numbers_differ(a.text, b.text, found.contained);
}

}  // namespace bifrons::write

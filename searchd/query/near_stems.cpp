// SPDX-License-Identifier: GPL-3.0-or-later
// Likeness is Dice's over letter triples; a common beginning bounds what of the vocabulary is read.
#include "searchd/query/near_stems.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/utf8.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t common_letters = 4;
constexpr double least_likeness = 0.45;
constexpr std::size_t most_stems = 16, most_read = 4000, kept_words = 4000;

/// Each triple of letters once, the word's ends as letters of their own; ascending.
using Triples = std::vector<std::uint64_t>;

bool is_plain(std::string_view word) {
  return word.find_first_of("0123456789.:_&+#") == std::string_view::npos;
}

void read_triples(std::string_view word, Triples& out) {
  constexpr unsigned letter_bits = 21;
  constexpr std::uint64_t mask = (std::uint64_t{1} << 3 * letter_bits) - 1;
  constexpr std::uint64_t end = 1;
  out.clear();
  std::uint64_t triple = end;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    auto const point = text::code_point_at(word, at);
    at += point.bytes;
    triple = (triple << letter_bits | point.value) & mask;
    if (letters > 0) out.push_back(triple);
  }
  out.push_back((triple << letter_bits | end) & mask);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

double likeness(Triples const& a, Triples const& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    common += *i == *j ? 1U : 0U;
    auto const step = *i <= *j;
    if (*j <= *i) ++j;
    if (step) ++i;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

/// Its first letters, or "" where it has fewer.
std::string beginning(std::string_view word) {
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < common_letters; ++letters) {
    if (at >= word.size()) return {};
    at += text::code_point_at(word, at).bytes;
  }
  return std::string(word.substr(0, at));
}

}  // namespace

NearStemList NearStems::find(std::string const& stem) const {
  auto found = std::make_shared<std::vector<NearStem>>();
  auto const start = beginning(stem);
  if (start.empty() || !is_plain(stem)) return found;
  Triples own, other;
  read_triples(stem, own);
  auto const prefix = schema::term(schema::stem_prefix, start);
  std::size_t read = 0;
  for (auto it = database_.allterms_begin(prefix), end = database_.allterms_end(prefix); it != end && read < most_read; ++it, ++read) {
    auto const term = *it;
    auto const word = std::string_view(term).substr(schema::stem_prefix.size());
    if (word == stem || !is_plain(word)) continue;
    read_triples(word, other);
    if (auto const like = likeness(own, other); like >= least_likeness) found->push_back({std::string(word), like});
  }
  std::ranges::stable_sort(*found, std::ranges::greater{}, &NearStem::likeness);
  if (found->size() > most_stems) found->resize(most_stems);
  return found;
}

NearStemList NearStems::of(std::string const& stem) {
  if (auto const it = young_.find(stem); it != young_.end()) return it->second;
  auto const it = old_.find(stem);
  auto list = it != old_.end() ? it->second : find(stem);
  if (young_.size() >= kept_words) old_ = std::exchange(young_, {});
  young_.emplace(stem, list);
  return list;
}

}  // namespace bifrons::query

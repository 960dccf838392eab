// SPDX-License-Identifier: GPL-3.0-or-later
// Tries each single slip against the index's words, then scans the words that begin alike.
#include "searchd/query/spelling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "corpus/text/utf8.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t shortest = 4, shortest_for_two = 8, longest = 32, most_scanned = 20'000;

constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyzäöå", cyrillic = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";

std::u32string letters_of(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = text::code_point_at(utf8, at);
    out.push_back(point.value);
    at += point.bytes;
  }
  return out;
}

std::string to_utf8(std::u32string_view letters) {
  std::string out;
  for (auto const letter : letters) text::append_utf8(out, letter);
  return out;
}

std::u32string_view alphabet_of(std::u32string_view word) {
  for (auto const alphabet : {latin, cyrillic})
    if (std::ranges::all_of(word, [&](char32_t c) { return alphabet.find(c) != std::u32string_view::npos; })) return alphabet;
  return {};
}

struct Best {
  std::string word;
  double score = 0;

  void offer(std::string candidate, Xapian::doccount with, bool same_start) {
    if (with == 0) return;
    auto const value = std::log(1.0 + with) + (same_start ? 3.0 : 0.0);  // people rarely miss the first letter
    if (value > score || (value == score && candidate < word)) word = std::move(candidate), score = value;
  }
};

void try_single_slips(Xapian::Database const& database, std::u32string const& word, std::u32string_view alphabet, Best& best) {
  auto const offer = [&](std::u32string const& letters) {
    auto candidate = to_utf8(letters);
    auto const with = database.get_termfreq(candidate);
    best.offer(std::move(candidate), with, letters[0] == word[0]);
  };
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (auto const letter : alphabet) {
      auto changed = word;
      offer(changed.insert(i, 1, letter));
      if (i == word.size() || word[i] == letter) continue;
      changed = word;
      changed[i] = letter;
      offer(changed);
    }
    if (i == word.size()) break;
    auto changed = word;
    offer(changed.erase(i, 1));
    if (i + 1 == word.size() || word[i] == word[i + 1]) continue;
    changed = word;
    std::swap(changed[i], changed[i + 1]);
    offer(changed);
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words; anything over 2 is 3.
int slips_between(std::u32string_view a, std::u32string_view b) {
  constexpr int far = 3;
  if (a.size() > b.size() + 2 || b.size() > a.size() + 2 || a.size() > longest || b.size() > longest) return far;
  std::array<std::array<int, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    auto const &above = rows[(i + 2) % 3], &two_above = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > 2) return far;
  }
  return std::min(far, rows[a.size() % 3][b.size()]);
}

void scan_for_two(Xapian::Database const& database, std::u32string const& word, Best& best) {
  auto const start = to_utf8(std::u32string_view(word).substr(0, 2));
  std::size_t scanned = 0;
  for (auto it = database.allterms_begin(start), end = database.allterms_end(start); it != end && scanned < most_scanned; ++it, ++scanned)
    if (slips_between(word, letters_of(*it)) <= 2) best.offer(*it, it.get_termfreq(), true);
}

}  // namespace

std::string nearest_word(Xapian::Database const& database, std::string_view folded) {
  auto const word = letters_of(folded);
  auto const alphabet = alphabet_of(word);
  if (word.size() < shortest || word.size() > longest || alphabet.empty()) return {};
  Best best;
  try_single_slips(database, word, alphabet, best);
  if (best.word.empty() && word.size() >= shortest_for_two) scan_for_two(database, word, best);
  return best.word;
}

}  // namespace bifrons::query

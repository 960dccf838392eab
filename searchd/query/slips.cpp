// SPDX-License-Identifier: GPL-3.0-or-later
// The edit distance of Damerau, its steps weighed by the keyboards of the three languages.
#include "searchd/query/slips.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace bifrons::query {
namespace {

constexpr double likely = 1.0, unlikely = 2.5, twice = 0.5, second_slip = 2.0, at_start = 0.5;

// Finnish and Swedish; English has the same letters at the same keys.
constexpr std::u32string_view latin[] = {U"qwertyuiopå", U"asdfghjklöä", U"zxcvbnm"};
constexpr std::u32string_view cyrillic[] = {U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю"};
// Letters that are taken for each other, not missed by a finger.
constexpr std::u32string_view alike = U"aäoöåoieoeуюоаеиеэийшщьъыитдбпзсckszvwiy";

struct Key {
  int row = -1, column = 0;
};

Key key_of(std::u32string_view const (&keyboard)[3], char32_t letter) {
  for (int row = 0; row < 3; ++row)
    if (auto const at = keyboard[row].find(letter); at != std::u32string_view::npos) return {row, static_cast<int>(at)};
  return {};
}

/// Each row stands half a key to the right of the row above.
bool touch(Key a, Key b) {
  if (a.row < 0 || b.row < 0) return false;
  if (a.row == b.row) return std::abs(a.column - b.column) == 1;
  if (a.row > b.row) std::swap(a, b);
  return b.row - a.row == 1 && (b.column == a.column || b.column == a.column - 1);
}

bool are_near(char32_t a, char32_t b) {
  if (touch(key_of(latin, a), key_of(latin, b)) || touch(key_of(cyrillic, a), key_of(cyrillic, b))) return true;
  for (std::size_t i = 0; i + 1 < alike.size(); i += 2)
    if ((alike[i] == a && alike[i + 1] == b) || (alike[i] == b && alike[i + 1] == a)) return true;
  return false;
}

char32_t at(std::u32string_view word, std::size_t i) { return i < word.size() ? word[i] : U'\0'; }

double left_out(std::u32string_view meant, std::size_t i) { return (i > 0 && meant[i - 1] == meant[i]) || at(meant, i + 1) == meant[i] ? twice : likely; }

double put_in(std::u32string_view typed, std::size_t i) {
  auto const before = i > 0 ? typed[i - 1] : U'\0', after = at(typed, i + 1);
  if (before == typed[i] || after == typed[i]) return twice;
  return are_near(before, typed[i]) || are_near(after, typed[i]) ? likely : unlikely;
}

/// The cheapest way with as many slips as the index says.
using Ways = std::array<double, 3>;
constexpr Ways nowhere{no_slip, no_slip, no_slip};

void take(Ways& to, Ways const& from, double slip, int most) {
  for (int n = 0; n < most; ++n) {
    auto const next = static_cast<std::size_t>(n) + 1;
    to[next] = std::min(to[next], from[next - 1] + slip + (n > 0 ? second_slip : 0.0));
  }
}

}  // namespace

double slip_cost(std::u32string_view meant, std::u32string_view typed, int most) {
  auto const room = static_cast<std::size_t>(std::clamp(most, 0, 2));
  if (meant.size() > typed.size() + room || typed.size() > meant.size() + room || meant.size() > longest_slipped || typed.size() > longest_slipped) return no_slip;
  std::array<std::array<Ways, longest_slipped + 1>, 3> rows;
  for (auto& row : rows) row.fill(nowhere);
  for (std::size_t i = 0; i <= meant.size(); ++i) {
    auto& row = rows[i % 3];
    row.fill(nowhere);
    auto const &above = rows[(i + 2) % 3], &two_above = rows[(i + 1) % 3];
    // Past `room` slips apart nothing is reached.
    for (auto j = i > room ? i - room : 0; j <= std::min(typed.size(), i + room); ++j) {
      auto& here = row[j];
      auto const start = i <= 1 && j <= 1 ? at_start : 0.0;
      if (i == 0 && j == 0) here[0] = 0;
      if (i > 0 && j > 0 && meant[i - 1] == typed[j - 1])
        for (std::size_t n = 0; n <= room; ++n) here[n] = std::min(here[n], above[j - 1][n]);
      else if (i > 0 && j > 0)
        take(here, above[j - 1], (are_near(meant[i - 1], typed[j - 1]) ? likely : unlikely) + start, most);
      if (i > 0) take(here, above[j], left_out(meant, i - 1) + start, most);
      if (j > 0) take(here, row[j - 1], put_in(typed, j - 1) + start, most);
      if (i > 1 && j > 1 && meant[i - 1] == typed[j - 2] && meant[i - 2] == typed[j - 1] && meant[i - 1] != meant[i - 2])
        take(here, two_above[j - 2], likely + (i == 2 ? at_start : 0.0), most);
    }
  }
  return *std::ranges::min_element(rows[meant.size() % 3][typed.size()]);
}

}  // namespace bifrons::query

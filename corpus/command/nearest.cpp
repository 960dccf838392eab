// SPDX-License-Identifier: GPL-3.0-or-later
// Edit distance with swaps (optimal string alignment) over short names.
#include "corpus/command/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bifrons::command {
namespace {

constexpr std::size_t longest_name = 64;  // what is longer is no misspelling of ours

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view typed, std::span<std::string_view const> names) {
  if (typed.empty() || typed.size() > longest_name) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, typed.size() / 2) + 1;
  for (auto const name : names) {
    std::size_t const apart = name.starts_with(typed) ? 1 : distance(typed, name);
    if (apart < least) {
      least = apart;
      best = name;
    }
  }
  return best;
}

}  // namespace bifrons::command

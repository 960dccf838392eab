// SPDX-License-Identifier: GPL-3.0-or-later
// Articles in order of their numbers, each with a weight: what a part of a query finds, and how such parts are put together.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifrons::query {

struct HitSet {
  std::vector<Xapian::docid> ids;  ///< ascending
  std::vector<double> weights;     ///< one each; none at all where all weigh 0

  [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
  [[nodiscard]] double weight(std::size_t i) const noexcept { return weights.empty() ? 0.0 : weights[i]; }
};

/// The first place at or after from where ids has id or a greater one: by doubling steps.
[[nodiscard]] std::size_t gallop(std::span<Xapian::docid const> ids, std::size_t from, Xapian::docid id) noexcept;

/// take(i, j) for each a[i] == b[j]. Leaps through the one where the other is much shorter.
template <class Take>
void each_common(std::span<Xapian::docid const> a, std::span<Xapian::docid const> b, Take&& take) {
  constexpr std::size_t much_longer = 16;  // times
  bool const far = std::max(a.size(), b.size()) / much_longer > std::min(a.size(), b.size());
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      take(i++, j++);
    else if (a[i] < b[j])
      i = far ? gallop(a, i, b[j]) : i + 1;
    else
      j = far ? gallop(b, j, a[i]) : j + 1;
  }
}

/// In both; weights add up.
[[nodiscard]] HitSet intersection(HitSet const&, HitSet const&);
/// In a and not in b.
[[nodiscard]] HitSet difference(HitSet const& a, HitSet const& b);
/// In a; where b has them, too, weights add up.
void add_weights(HitSet& a, HitSet const& b);
/// Those of a that are in within.
[[nodiscard]] HitSet restricted(HitSet a, std::span<Xapian::docid const> within);

/// What parts of queries found, by a name: the last few, within a bound of articles.
class FoundBefore {
 public:
  /// nullptr where it is not known.
  [[nodiscard]] std::shared_ptr<HitSet const> get(std::string_view name);
  void keep(std::string name, std::shared_ptr<HitSet const> found);

 private:
  std::list<std::pair<std::string, std::shared_ptr<HitSet const>>> kept_;  ///< the last asked first
  std::size_t articles_ = 0;
};

/// Makes unions; keeps its memory, an entry an article, for the next one.
class Union {
 public:
  /// end: behind the last number that articles have.
  explicit Union(std::size_t end) : sums_(end), seen_(end / word_bits + 1) {}

  /// In any; weights add up. Changes the sets given.
  [[nodiscard]] HitSet of(std::span<HitSet> sets);

 private:
  static constexpr std::size_t word_bits = 64;
  void add(HitSet const&);
  [[nodiscard]] HitSet take(bool weighted);

  std::vector<double> sums_;
  std::vector<unsigned long long> seen_;  ///< a bit an article
};

}  // namespace bifrons::query

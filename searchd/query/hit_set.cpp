// SPDX-License-Identifier: GPL-3.0-or-later
// Merges of sorted arrays; unions of many go through an array by article.
#include "searchd/query/hit_set.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace bifrons::query {
namespace {

constexpr std::size_t most_kept = 64, most_articles = 500'000;  ///< 6 MB

}  // namespace
std::size_t gallop(std::span<Xapian::docid const> ids, std::size_t from, Xapian::docid id) noexcept {
  std::size_t step = 1, low = from;
  while (low + step < ids.size() && ids[low + step] < id) {
    low += step;
    step *= 2;
  }
  auto const end = std::min(low + step + 1, ids.size());
  return static_cast<std::size_t>(std::lower_bound(ids.begin() + static_cast<std::ptrdiff_t>(low), ids.begin() + static_cast<std::ptrdiff_t>(end), id) - ids.begin());
}

HitSet intersection(HitSet const& a, HitSet const& b) {
  HitSet out;
  bool const weighted = !a.weights.empty() || !b.weights.empty();
  each_common(a.ids, b.ids, [&](std::size_t i, std::size_t j) {
    out.ids.push_back(a.ids[i]);
    if (weighted) out.weights.push_back(a.weight(i) + b.weight(j));
  });
  return out;
}

HitSet difference(HitSet const& a, HitSet const& b) {
  HitSet out;
  std::size_t next = 0;
  auto const keep_until = [&](std::size_t end) {
    out.ids.insert(out.ids.end(), a.ids.begin() + static_cast<std::ptrdiff_t>(next), a.ids.begin() + static_cast<std::ptrdiff_t>(end));
    if (!a.weights.empty()) out.weights.insert(out.weights.end(), a.weights.begin() + static_cast<std::ptrdiff_t>(next), a.weights.begin() + static_cast<std::ptrdiff_t>(end));
    next = end + 1;
  };
  each_common(a.ids, b.ids, [&](std::size_t i, std::size_t) { keep_until(i); });
  if (next < a.size()) keep_until(a.size());
  return out;
}

void add_weights(HitSet& a, HitSet const& b) {
  if (b.weights.empty()) return;
  a.weights.resize(a.ids.size());
  each_common(a.ids, b.ids, [&](std::size_t i, std::size_t j) { a.weights[i] += b.weights[j]; });
}

HitSet restricted(HitSet a, std::span<Xapian::docid const> within) {
  std::size_t kept = 0;
  each_common(a.ids, within, [&](std::size_t i, std::size_t) {
    a.ids[kept] = a.ids[i];
    if (!a.weights.empty()) a.weights[kept] = a.weights[i];
    ++kept;
  });
  a.ids.resize(kept);
  if (!a.weights.empty()) a.weights.resize(kept);
  return a;
}

std::shared_ptr<HitSet const> FoundBefore::get(std::string_view name) {
  auto const found = std::ranges::find(kept_, name, [](auto const& each) -> std::string_view { return each.first; });
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return found->second;
}

void FoundBefore::keep(std::string name, std::shared_ptr<HitSet const> found) {
  articles_ += found->size();
  kept_.emplace_front(std::move(name), std::move(found));
  for (; kept_.size() > most_kept || (articles_ > most_articles && kept_.size() > 1); kept_.pop_back()) articles_ -= kept_.back().second->size();
}

void Union::add(HitSet const& set) {
  for (auto const id : set.ids) seen_[id / word_bits] |= 1ULL << (id % word_bits);
  for (std::size_t i = 0; i < set.weights.size(); ++i) sums_[set.ids[i]] += set.weights[i];
}

HitSet Union::take(bool weighted) {
  HitSet out;
  for (std::size_t word = 0; word < seen_.size(); ++word)
    for (auto bits = std::exchange(seen_[word], 0ULL); bits != 0; bits &= bits - 1) {
      auto const id = word * word_bits + static_cast<std::size_t>(std::countr_zero(bits));
      out.ids.push_back(static_cast<Xapian::docid>(id));
      if (weighted) out.weights.push_back(std::exchange(sums_[id], 0.0));
    }
  return out;
}

HitSet Union::of(std::span<HitSet> sets) {
  auto const filled = std::partition(sets.begin(), sets.end(), [](HitSet const& set) { return !set.ids.empty(); });
  sets = sets.first(static_cast<std::size_t>(filled - sets.begin()));
  if (sets.empty()) return {};
  if (sets.size() == 1) return std::move(sets.front());
  bool weighted = false;
  for (auto const& set : sets) {
    add(set);
    weighted = weighted || !set.weights.empty();
  }
  return take(weighted);
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads posting lists, whole or by leaps.
#include "searchd/query/term_lists.hpp"

#include <utility>

#include "searchd/query/hit_set.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t most_entries = 1'000'000;  ///< of a generation: 8 MB
constexpr std::size_t most_frequencies = 20'000;
constexpr std::size_t terms_overhead = 32;       ///< what a list costs beside its entries, in entries
constexpr std::size_t worth_leaping = 64;        ///< a leap costs as much as so many steps
constexpr std::size_t between_looks = 1024;      ///< at the clock

}  // namespace

std::shared_ptr<TermList const> TermLists::kept(std::string const& term) {
  if (auto const found = young_.find(term); found != young_.end()) return found->second;
  auto node = old_.extract(term);
  if (node.empty()) return nullptr;
  auto list = node.mapped();
  keep(term, list);
  return list;
}

void TermLists::keep(std::string const& term, std::shared_ptr<TermList const> list) {
  if (young_entries_ > most_entries) {
    old_ = std::exchange(young_, {});
    young_entries_ = 0;
  }
  young_entries_ += list->ids.size() + terms_overhead;
  young_.insert_or_assign(term, std::move(list));
}

std::shared_ptr<TermList const> TermLists::whole(std::string const& term, Reading& reading) {
  if (auto known = kept(term)) return known;
  auto list = std::make_shared<TermList>();
  auto at = database_.postlist_begin(term);
  auto const end = database_.postlist_end(term);
  for (; at != end; ++at) {
    list->ids.push_back(*at);
    list->counts.push_back(at.get_wdf());
    if (list->ids.size() % between_looks == 0 && std::chrono::steady_clock::now() > reading.deadline) break;
  }
  if (at != end)
    reading.is_late = true;
  else
    keep(term, list);
  return list;
}

TermList TermLists::among(std::string const& term, std::span<Xapian::docid const> within, Reading& reading) {
  auto list = kept(term);
  if (!list && within.size() * worth_leaping < frequency(term)) return leap(term, within);
  if (!list) list = whole(term, reading);
  TermList out;
  each_common(list->ids, within, [&](std::size_t i, std::size_t) {
    out.ids.push_back(list->ids[i]);
    out.counts.push_back(list->counts[i]);
  });
  return out;
}

TermList TermLists::leap(std::string const& term, std::span<Xapian::docid const> within) const {
  TermList out;
  auto at = database_.postlist_begin(term);
  auto const end = database_.postlist_end(term);
  for (auto const id : within) {
    if (at == end) break;
    if (*at < id) at.skip_to(id);
    if (at == end || *at != id) continue;
    out.ids.push_back(id);
    out.counts.push_back(at.get_wdf());
  }
  return out;
}

Xapian::doccount TermLists::frequency(std::string const& term) {
  if (auto const known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  if (frequencies_.size() == most_frequencies) frequencies_.clear();
  return frequencies_.emplace(term, database_.get_termfreq(term)).first->second;
}

}  // namespace bifrons::query

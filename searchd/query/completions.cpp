// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the index's terms and titles.
#include "searchd/query/completions.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_entries = 2'000'000, longest_word = 48, longest_name = 200, most_bytes = 200'000'000;
constexpr std::size_t between_looks = 64;  ///< at the clock

/// "crm:n" and the like complete nothing, and letters of two scripts are an accident of the text.
bool completes(std::string_view word) {
  bool latin = false, cyrillic = false;
  for (char const c : word) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte == ':' || byte == '_') return false;
    latin = latin || (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte <= 0xC9);
    cyrillic = cyrillic || (byte >= 0xD0 && byte <= 0xD4);
  }
  return word.size() >= 2 && word.size() <= longest_word && !(latin && cyrillic);
}

void read_terms(Xapian::Database const& database, std::string_view prefix, std::string_view start, Clock::time_point deadline, SortedStrings& out) {
  auto const first = std::string(prefix).append(start);
  auto it = database.allterms_begin(first);
  auto const end = database.allterms_end(first);
  if (first.empty()) it.skip_to("a");  // prefixed terms begin with a capital letter, and sort before
  for (std::size_t looked = 0; it != end && out.size() < most_entries; ++it) {
    if (++looked % between_looks == 0 && Clock::now() > deadline) return;
    auto const term = *it;
    auto const text = std::string_view(term).substr(prefix.size());
    // A longer prefix that begins like this one goes on with a capital letter; folded values have none.
    if (text.empty() || (text[0] >= 'A' && text[0] <= 'Z') || (prefix.empty() ? !completes(text) : text.size() > longest_name)) continue;
    out.add(text, it.get_termfreq(), 0);
  }
}

}  // namespace

std::string revision_of(Xapian::Database const& database) { return database.get_uuid() + "-" + std::to_string(database.get_revision()); }

void SortedStrings::add(std::string_view text, std::uint32_t count, std::uint32_t number) {
  if (bytes_.size() > most_bytes) return;
  rows_.push_back({static_cast<std::uint32_t>(bytes_.size()), count, number});
  bytes_ += text;
}

SortedStrings::Entry SortedStrings::operator[](std::size_t i) const noexcept {
  auto const end = i + 1 < rows_.size() ? rows_[i + 1].begin : bytes_.size();
  return {std::string_view(bytes_).substr(rows_[i].begin, end - rows_[i].begin), rows_[i].count, rows_[i].number};
}

std::vector<SortedStrings::Entry> SortedStrings::beginning_with(std::string_view start, std::size_t longer_than, std::size_t most) const {
  std::size_t first = 0, last = size();
  while (first < last) {
    auto const middle = (first + last) / 2;
    (*this)[middle].text < start ? first = middle + 1 : last = middle;
  }
  auto const better = [](Entry const& a, Entry const& b) { return std::tuple(b.count, a.text) < std::tuple(a.count, b.text); };
  std::vector<Entry> best;  // a heap with the worst on top
  for (auto i = first; i < size() && most > 0; ++i) {
    auto const entry = (*this)[i];
    if (!entry.text.starts_with(start)) break;
    if (entry.text.size() <= longer_than || (best.size() == most && !better(entry, best.front()))) continue;
    if (best.size() == most) {
      std::ranges::pop_heap(best, better);
      best.pop_back();
    }
    best.push_back(entry);
    std::ranges::push_heap(best, better);
  }
  std::ranges::sort_heap(best, better);
  return best;
}

Completions::Completions(Xapian::Database const& database) {
  read(database, {}, Clock::time_point::max());
  read_titles(database);
}

Completions::Completions(Xapian::Database const& database, std::string_view start, Clock::time_point deadline) { read(database, start, deadline); }

void Completions::read(Xapian::Database const& database, std::string_view start, Clock::time_point deadline) {
  auto const prefix_of = [](std::string_view field) { return schema::find_field(field)->prefix; };
  read_terms(database, prefix_of("topic"), start, deadline, topics);
  read_terms(database, prefix_of("tag"), start, deadline, tags);
  read_terms(database, schema::whole_name_prefix, start, deadline, authors);
  read_terms(database, prefix_of("site"), start, deadline, sites);
  read_terms(database, {}, start, deadline, words);
}

void Completions::read_titles(Xapian::Database const& database) {
  auto const slot = schema::find_field("title")->slot;
  std::vector<std::pair<std::string, std::uint32_t>> all;
  for (auto it = database.valuestream_begin(slot), end = database.valuestream_end(slot); it != end && all.size() < most_entries; ++it) all.emplace_back(*it, it.get_docid());
  std::ranges::sort(all);
  for (std::size_t i = 0; i < all.size();) {
    auto last = i;
    while (last < all.size() && all[last].first == all[i].first) ++last;
    titles.add(all[i].first, static_cast<std::uint32_t>(last - i), all[i].second);
    i = last;
  }
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the vocabulary as one sorted run of bytes, and names beside it.
#include "searchd/query/suggest.hpp"

#include <algorithm>
#include <set>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t most_words = 2'000'000, most_titles = 200'000, longest_word = 48;

/// Every string that begins with start sorts before this.
std::string past(std::string_view start) { return std::string(start) + '\xFF'; }

}  // namespace

Suggester::Suggester(Xapian::Database const& database, Columns& columns, TopicLabel const& topic_label) {
  add_words(database);
  add_names("topic", "topic", columns, topic_label);
  add_names("tag", "tag", columns, topic_label);
  add_names("author", "author", columns, topic_label);
  add_names("site", "site", columns, topic_label);
  add_titles(database, columns);
  std::ranges::sort(names_, [](Name const& a, Name const& b) { return a.folded < b.folded; });
}

void Suggester::add_words(Xapian::Database const& database) {
  auto it = database.allterms_begin();
  it.skip_to("a");  // prefixed terms begin with a capital letter, and sort before
  for (auto const end = database.allterms_end(); it != end && counts_.size() < most_words; ++it) {
    auto const term = *it;
    if (term.size() > longest_word || term.size() < 2) continue;
    letters_ += term;
    begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
    counts_.push_back(it.get_termfreq());
  }
}

void Suggester::add_names(std::string_view field, std::string_view kind, Columns& columns, TopicLabel const& topic_label) {
  auto const& column = columns.values(schema::find_field(field)->slot);
  std::vector<std::uint64_t> counts(column.values.size());
  for (auto const number : column.numbers) ++counts[number];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    auto const shown = kind == "topic" ? topic_label(column.values[i]) : column.values[i];
    names_.push_back({schema::exact_value(shown), {shown, std::string(kind), counts[i]}});
  }
}

void Suggester::add_titles(Xapian::Database const& database, Columns& columns) {
  auto const slot = schema::find_field("title")->slot;
  std::size_t taken = 0;
  for (auto it = database.valuestream_begin(slot), end = database.valuestream_end(slot); it != end && taken < most_titles; ++it, ++taken)
    names_.push_back({*it, {columns.ids()[it.get_docid()], "title", 1}});
}

void Suggester::complete_word(std::string_view before, std::string_view start, std::size_t limit, std::vector<Suggestion>& out) const {
  std::size_t first = 0, last = counts_.size();
  while (first < last) {
    auto const middle = (first + last) / 2;
    word(middle) < start ? first = middle + 1 : last = middle;
  }
  std::vector<std::uint32_t> found;
  for (auto i = first; i < counts_.size() && word(i).starts_with(start); ++i)
    if (word(i).size() > start.size()) found.push_back(static_cast<std::uint32_t>(i));
  auto const shown = found.begin() + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), std::ssize(found));
  std::partial_sort(found.begin(), shown, found.end(), [&](auto a, auto b) { return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b; });
  for (auto it = found.begin(); it != shown; ++it) out.push_back({std::string(before) + std::string(word(*it)), "word", counts_[*it]});
}

std::vector<Suggestion> Suggester::suggest(std::string_view typed, std::uint32_t limit) const {
  std::vector<Suggestion> out;
  auto const folded = schema::exact_value(typed);
  if (folded.empty() || limit == 0) return out;
  auto const first = std::ranges::lower_bound(names_, folded, {}, &Name::folded);
  auto const end = std::ranges::lower_bound(names_, past(folded), {}, &Name::folded);
  std::vector<Suggestion> names;
  for (auto it = first; it != end && names.size() < 2000; ++it) names.push_back(it->suggestion);
  std::ranges::stable_sort(names, [](auto const& a, auto const& b) { return a.count > b.count; });
  if (names.size() > (limit + 1) / 2) names.resize((limit + 1) / 2);
  auto const space = typed.find_last_of(' ');
  bool const open_word = space == std::string_view::npos || space + 1 < typed.size();
  if (open_word) {
    auto const before = space == std::string_view::npos ? std::string_view() : typed.substr(0, space + 1);
    complete_word(before, schema::exact_value(typed.substr(before.size())), limit - names.size(), out);
  }
  out.insert(out.end(), names.begin(), names.end());
  return out;
}

}  // namespace bifrons::query

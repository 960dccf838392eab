// SPDX-License-Identifier: GPL-3.0-or-later
// Words to counts, one map lookup a word.
#include "corpus/schema/term_map.hpp"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/mail_addresses.hpp"

namespace bifrons::schema {

namespace {

constexpr std::size_t first_slots = 256;

std::size_t slot_of(char const* address, std::size_t slots) noexcept {
  auto const bits = reinterpret_cast<std::uintptr_t>(address) * 0x9e3779b97f4a7c15U;
  return static_cast<std::size_t>(bits >> 32) & (slots - 1);
}

}  // namespace

std::uint32_t TermMap::count_of(std::string_view prefix, std::string_view value) {
  auto const start = bytes_.size();
  append_term(bytes_, prefix, value);
  auto const term = std::string_view(bytes_).substr(start);
  auto const hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(term));
  if (2 * (counts_.size() + 1) > by_term_.size()) grow_counts();
  auto at = hash & (by_term_.size() - 1);
  for (; by_term_[at] != 0; at = (at + 1) & (by_term_.size() - 1)) {
    auto const& known = counts_[by_term_[at] - 1];
    if (known.hash != hash || term_of(known) != term) continue;
    bytes_.resize(start);
    return by_term_[at] - 1;
  }
  counts_.push_back({hash, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(term.size())});
  by_term_[at] = static_cast<std::uint32_t>(counts_.size());
  return by_term_[at] - 1;
}

void TermMap::grow_counts() {
  by_term_.assign(std::max(first_slots, 2 * by_term_.size()), 0);
  for (std::uint32_t i = 0; i < counts_.size(); ++i) {
    auto at = counts_[i].hash & (by_term_.size() - 1);
    while (by_term_[at] != 0) at = (at + 1) & (by_term_.size() - 1);
    by_term_[at] = i + 1;
  }
}

void TermMap::grow_run() {
  auto const before = std::exchange(run_, std::vector<Word>(std::max(first_slots, 2 * run_.size())));
  for (auto const& word : before) {
    if (word.known_by == nullptr) continue;
    auto at = slot_of(word.known_by, run_.size());
    while (run_[at].known_by != nullptr) at = (at + 1) & (run_.size() - 1);
    run_[at] = word;
  }
}

TermMap::Word const& TermMap::word_of(text::Token const& token) {
  if (2 * (run_size_ + 1) > run_.size()) grow_run();
  auto at = slot_of(token.word.data(), run_.size());
  for (; run_[at].known_by != nullptr; at = (at + 1) & (run_.size() - 1))
    if (run_[at].known_by == token.word.data()) return run_[at];
  ++run_size_;
  auto& word = run_[at];
  word = {token.word.data(), count_of(word_prefix_, token.word), word_hash(token.word), static_cast<std::uint32_t>(stems_.size()), 0};
  for (auto const& stem : token.stems) stems_.push_back({count_of(stem_prefix_, stem), place_hash(stem)});
  word.end_stem = static_cast<std::uint32_t>(stems_.size());
  return word;
}

void TermMap::add(std::string_view text, std::string_view lang, text::Analyzer& analyzer) {
  std::ranges::fill(run_, Word{});
  run_size_ = 0;
  auto last = after_;
  auto const addresses = mail_addresses(text);
  auto address = addresses.begin();
  for (auto const& token : analyzer.analyze(text, {&lang, 1})) {
    while (address != addresses.end() && address->end <= token.where.start) ++address;
    if (address != addresses.end() && token.where.start >= address->start) continue;  // its place stays empty
    auto const position = after_ + token.position;
    auto const& word = word_of(token);
    counts_[word.count].at(position);
    neighbours_.add(position, word.hash);
    for (auto i = word.first_stem; i < word.end_stem; ++i) {
      places_.add(position, stems_[i].hash, written_part(word.hash));
      counts_[stems_[i].count].at(position);
    }
    if (position != last) {
      ++length_;
      fingerprint_.add(word.hash);
    }
    last = position;
  }
  after_ = last;
}

void TermMap::gap() {
  places_.gap();
  fingerprint_.clear();
  after_ += title_gap;
}

/// In order: a sorted run of insertions is what the document's own map and the index take fastest.
void TermMap::add_to(Xapian::Document& document, bool counts) const {
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted;
  sorted.reserve(counts_.size());
  for (auto const& count : counts_) sorted.emplace_back(term_of(count), count.places);
  std::ranges::sort(sorted);
  for (auto const& [term, places] : sorted) document.add_term(std::string(term), counts ? places : 0);
}

}  // namespace bifrons::schema

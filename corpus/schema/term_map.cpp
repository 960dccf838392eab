// SPDX-License-Identifier: GPL-3.0-or-later
// Words to counts, one map lookup a word.
#include "corpus/schema/term_map.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/mail_addresses.hpp"

namespace bifrons::schema {

TermMap::Word& TermMap::word_of(text::Token const& token, std::unordered_map<std::string_view, Word>& run) {
  auto const [found, is_new] = run.try_emplace(token.word);
  auto& word = found->second;
  if (!is_new) return word;
  word.hash = word_hash(token.word);
  word.count = &counts_[term(word_prefix_, token.word)];
  for (auto const& stem : token.stems) word.stems.push_back({&counts_[term(stem_prefix_, stem)], place_hash(stem)});
  return word;
}

void TermMap::add(std::string_view text, std::string_view lang, text::Analyzer& analyzer) {
  std::unordered_map<std::string_view, Word> run;  // a word's stems depend on the stretch's language
  auto last = after_;
  auto const addresses = mail_addresses(text);
  auto address = addresses.begin();
  for (auto const& token : analyzer.analyze(text, {&lang, 1})) {
    while (address != addresses.end() && address->end <= token.where.start) ++address;
    if (address != addresses.end() && token.where.start >= address->start) continue;  // its place stays empty
    auto const position = after_ + token.position;
    auto const& word = word_of(token, run);
    word.count->at(position);
    for (auto const& stem : word.stems) {
      places_.add(position, stem.hash, written_part(word.hash));
      stem.count->at(position);
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
  for (auto const& [term, count] : counts_) sorted.emplace_back(term, count.places);
  std::ranges::sort(sorted);
  for (auto const& [term, places] : sorted) document.add_term(std::string(term), counts ? places : 0);
}

}  // namespace bifrons::schema

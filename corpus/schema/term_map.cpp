// SPDX-License-Identifier: GPL-3.0-or-later
// Words to postings, one map lookup a word.
#include "corpus/schema/term_map.hpp"

#include <xapian.h>

#include <algorithm>

#include "corpus/schema/document.hpp"

namespace bifrons::schema {

std::uint32_t TermMap::entry_of(std::string_view prefix, std::string_view value, Terms& known) {
  if (auto const found = known.find(value); found != known.end()) return found->second;
  auto const index = static_cast<std::uint32_t>(entries_.size());
  auto const& entry = entries_.emplace_back(Entry{term(prefix, value), {}});
  // A hashed term does not end with its value: such a word is looked up anew each time, and merged in add_to.
  auto const key = std::string_view(entry.term).substr(std::min(prefix.size(), entry.term.size()));
  if (key == value) known.emplace(key, index);
  return index;
}

TermMap::Word& TermMap::word_of(text::Token const& token, std::unordered_map<std::string_view, Word>& run) {
  if (auto const found = run.find(token.word); found != run.end()) return found->second;
  Word word{entry_of(word_prefix_, token.word, words_), {}};
  for (auto const& stem : token.stems) word.stems.push_back(entry_of(stem_prefix_, stem, stems_));
  return run.emplace(token.word, std::move(word)).first->second;
}

void TermMap::add_position(Positions& positions, std::uint32_t position) {
  if (positions.empty() || positions.back() != position) positions.push_back(position);
}

std::uint32_t TermMap::add(std::string_view text, std::string_view lang, std::uint32_t after, text::Analyzer& analyzer) {
  std::unordered_map<std::string_view, Word> run;  // a word's stems depend on the stretch's language
  std::uint32_t last = after;
  for (auto const& token : analyzer.analyze(text, {&lang, 1})) {
    auto const position = after + token.position;
    auto const& word = word_of(token, run);
    add_position(entries_[word.entry].positions, position);
    for (auto const stem : word.stems) add_position(entries_[stem].positions, position);
    if (position != last) ++length_;
    last = std::max(last, position);
  }
  return last;
}

void TermMap::add_to(Xapian::Document& document, unsigned wdf) const {
  for (auto const& entry : entries_)
    for (auto const position : entry.positions) document.add_posting(entry.term, position, wdf);
}

}  // namespace bifrons::schema

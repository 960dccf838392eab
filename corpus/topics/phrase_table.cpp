// SPDX-License-Identifier: GPL-3.0-or-later
// A word of a phrase is one symbol: `=word` as written, `word*` its beginning, `word` its stem.
#include "corpus/topics/phrase_table.hpp"

#include <algorithm>

#include "corpus/text/unicode.hpp"

namespace bifrons::topics {
namespace {

constexpr std::size_t longest_phrase = 8;
// A stem of one or two letters stands for too many words (Russian "наем" becomes "на"): there the word itself counts.
constexpr std::size_t shortest_stem = 3;

constexpr std::size_t beginning_bytes = 4, beginning_slots = std::size_t{1} << 15U;

std::size_t beginning_of(std::string_view text) noexcept {
  std::uint32_t bytes = 0;
  for (std::size_t i = 0; i < std::min(beginning_bytes, text.size()); ++i) bytes |= std::uint32_t{static_cast<unsigned char>(text[i])} << 8 * i;
  return bytes * 0x9e3779b9U >> 17U;
}
static_assert(beginning_slots == std::size_t{1} << (32 - 17));

std::uint64_t edge_key(std::uint32_t node, std::uint32_t symbol) noexcept { return (std::uint64_t{node} << 32U) | symbol; }

}  // namespace

PhraseTable::PhraseTable(std::vector<TopicRules> const& topics, text::Analyzer& analyzer) {
  ends_.emplace_back();
  for (std::uint32_t topic = 0; topic < topics.size(); ++topic) {
    for (auto const& phrase : topics[topic].phrases) add(topic, phrase, analyzer);
  }
  link_prefixes();
  mark_beginnings();
}

void PhraseTable::mark_beginnings() {
  beginnings_.assign(beginning_slots, false);
  for (auto const* symbols : {&exact_, &stems_, &prefixes_})
    for (auto const& [text, symbol] : *symbols) beginnings_[beginning_of(text)] = true;
  for (auto const& prefix : sorted_prefixes_) {  // anything may follow
    if (prefix.text.size() + 1 < beginning_bytes) beginnings_.assign(beginning_slots, true);
    if (prefix.text.size() + 1 != beginning_bytes) continue;
    for (int byte = 0; byte < 256; ++byte) beginnings_[beginning_of(prefix.text + static_cast<char>(byte))] = true;
  }
}

bool PhraseTable::may_have(std::string_view text) const noexcept { return beginnings_[beginning_of(text)]; }

PhraseTable::Symbol PhraseTable::symbol_of(Symbols& symbols, std::string_view key) {
  auto const found = symbols.try_emplace(std::string(key), next_symbol_);
  if (found.second) ++next_symbol_;
  return found.first->second;
}

void PhraseTable::link_prefixes() {
  for (auto const& [text, symbol] : prefixes_) sorted_prefixes_.push_back({text, symbol, 0});
  std::ranges::sort(sorted_prefixes_, {}, &Prefix::text);
  for (std::size_t i = 0; i < sorted_prefixes_.size(); ++i) {
    auto& prefix = sorted_prefixes_[i];
    prefix.shorter = i;
    for (auto at = i; at > 0;) {  // up the links of the one before: all that this one begins with are among them
      at = at == i ? i - 1 : sorted_prefixes_[at].shorter;
      if (prefix.text.starts_with(sorted_prefixes_[at].text)) prefix.shorter = at;
      if (prefix.shorter != i || sorted_prefixes_[at].shorter == at) break;
    }
  }
}

void PhraseTable::add(std::uint32_t topic, Phrase const& phrase, text::Analyzer& analyzer) {
  std::vector<Symbol> symbols;
  std::string_view const langs[] = {phrase.lang};
  for (std::size_t at = 0; at < phrase.text.size();) {
    auto const end = std::min(phrase.text.find(' ', at), phrase.text.size());
    auto const word = std::string_view(phrase.text).substr(at, end - at);
    at = end + 1;
    if (word.ends_with('*')) {
      auto const prefix = text::fold(word.substr(0, word.size() - 1));
      symbols.push_back(symbol_of(prefixes_, prefix));
      continue;
    }
    auto const as_written = word.starts_with('=');
    for (std::uint32_t last = 0; auto const& token : analyzer.analyze(as_written ? word.substr(1) : word, langs)) {
      if (token.position == last) continue;
      last = token.position;
      auto const& stem = token.stems.front();
      auto const use_word = as_written || (stem != token.word && text::code_points(stem) < shortest_stem);
      symbols.push_back(use_word ? symbol_of(exact_, token.word) : symbol_of(stems_, stem));
    }
  }
  if (symbols.empty() || symbols.size() > longest_phrase) return;
  Node node = 0;
  for (auto const symbol : symbols) {
    auto const [edge, is_new] = edges_.try_emplace(edge_key(node, symbol), static_cast<Node>(ends_.size()));
    if (is_new) ends_.emplace_back();
    node = edge->second;
  }
  ends_[node].push_back(static_cast<std::uint32_t>(rules_.size()));
  rules_.push_back({topic, phrase.lang, phrase.text, phrase.weight});
}

void PhraseTable::find_symbols(text::Token const& token, std::vector<SymbolAt>& out) const {
  auto const add_found = [&](Symbols const& symbols, std::string_view key) {
    if (auto const found = symbols.find(key); found != symbols.end()) out.push_back({token.position, found->second});
  };
  bool const word_may = may_have(token.word);
  if (word_may) add_found(exact_, token.word);
  for (auto const& stem : token.stems)
    if (may_have(stem)) add_found(stems_, stem);
  if (!word_may) return;
  // The last prefix not after the word, or one that it begins with, is the longest that the word begins with.
  auto const after = std::ranges::upper_bound(sorted_prefixes_, token.word, {}, [](Prefix const& prefix) { return std::string_view(prefix.text); });
  for (auto at = static_cast<std::size_t>(after - sorted_prefixes_.begin()); at > 0;) {
    auto const& prefix = sorted_prefixes_[at - 1];
    if (token.word.starts_with(prefix.text)) out.push_back({token.position, prefix.symbol});
    if (prefix.shorter == at - 1) break;
    at = prefix.shorter + 1;
  }
}

std::vector<Match> PhraseTable::matches(std::span<text::Token const> tokens) const {
  std::vector<SymbolAt> symbols;
  for (auto const& token : tokens) find_symbols(token, symbols);
  auto const symbols_at = [&](std::size_t from, std::uint32_t position) {  // index of the first symbol at position or later
    while (from < symbols.size() && symbols[from].position < position) ++from;
    return from;
  };
  struct State {
    Node node;
    std::uint32_t position;  // of the next word
    std::size_t next;        // where its symbols may begin
  };
  std::vector<Match> out;
  std::vector<State> open;
  for (std::size_t i = 0; i < symbols.size(); i = symbols_at(i, symbols[i].position + 1)) {
    auto const first = symbols[i].position;
    auto const begin = out.size();
    open.assign(1, {0, first, i});
    while (!open.empty()) {
      auto const state = open.back();
      open.pop_back();
      for (auto const rule : ends_[state.node]) out.push_back({rule, first, state.position});
      for (auto at = symbols_at(state.next, state.position); at < symbols.size() && symbols[at].position == state.position; ++at) {
        auto const edge = edges_.find(edge_key(state.node, symbols[at].symbol));
        if (edge != edges_.end()) open.push_back({edge->second, state.position + 1, at + 1});
      }
    }
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), [this](Match const& a, Match const& b) { return a.end != b.end ? a.end > b.end : rules_[a.rule].weight > rules_[b.rule].weight; });
  }
  return out;
}

}  // namespace bifrons::topics

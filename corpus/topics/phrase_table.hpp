// SPDX-License-Identifier: GPL-3.0-or-later
// All phrases of all topics in one trie over words, so that reading a text costs its length, not the number of rules.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/text/analyzer.hpp"
#include "corpus/topics/topic_rules.hpp"

namespace bifrons::topics {

/// A phrase where it stands in a text: its rule, and its words' positions [first, end).
struct Match {
  std::uint32_t rule = 0, first = 0, end = 0;
};

/// A phrase as the table knows it.
struct Rule {
  std::uint32_t topic = 0;
  std::string lang, text;
  double weight = 1.0;
};

class PhraseTable {
 public:
  PhraseTable(std::vector<TopicRules> const& topics, text::Analyzer& analyzer);

  [[nodiscard]] std::vector<Rule> const& rules() const noexcept { return rules_; }

  /// Every phrase in tokens, by first word, the longer ones first, then the heavier. Position 1 is the first word.
  [[nodiscard]] std::vector<Match> matches(std::span<text::Token const> tokens) const;

 private:
  using Symbol = std::uint32_t;
  using Node = std::uint32_t;
  struct HashText {
    using is_transparent = void;
    // Not noexcept: libstdc++ then keeps each text's hash beside it and compares those first.
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Symbols = std::unordered_map<std::string, Symbol, HashText, std::equal_to<>>;
  struct SymbolAt {
    std::uint32_t position;
    Symbol symbol;
  };

  void add(std::uint32_t topic, Phrase const& phrase, text::Analyzer& analyzer);
  Symbol symbol_of(Symbols& symbols, std::string_view key);
  void link_prefixes();
  void mark_beginnings();
  /// Whether any key begins as text does: of most words of a text none does.
  [[nodiscard]] bool may_have(std::string_view text) const noexcept;
  void find_symbols(text::Token const& token, std::vector<SymbolAt>& out) const;

  std::vector<Rule> rules_;
  Symbols exact_, stems_, prefixes_;
  struct Prefix {
    std::string text;
    Symbol symbol;
    std::size_t shorter;  // the longest other one that this one begins with; itself where there is none
  };
  std::vector<Prefix> sorted_prefixes_;
  std::vector<bool> beginnings_;  ///< of all keys, by hash
  Symbol next_symbol_ = 0;
  std::unordered_map<std::uint64_t, Node> edges_;  // node and symbol -> node
  std::vector<std::vector<std::uint32_t>> ends_;   // node -> rules that end there
};

}  // namespace bifrons::topics

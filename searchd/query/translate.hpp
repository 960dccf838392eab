// SPDX-License-Identifier: GPL-3.0-or-later
// From the tree to Xapian: the one place where the query language meets the index's terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/analyzer.hpp"
#include "searchd/query/expr.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/plan.hpp"
#include "searchd/query/sequence.hpp"

namespace bifrons::query {

/// One word of the question, as ranking, marking and repair see it.
struct AskedWord {
  std::string typed;                ///< the bytes as typed
  std::string word;                 ///< folded
  std::vector<std::string> stems;   ///< all forms under which it is looked for; empty where the word stands as written
  bool prefix = false;              ///< word is the beginning of the words meant
  unsigned times = 1;
  std::string repaired;             ///< the word of the index that stands in for one it does not hold
  Plan plan;                        ///< in the body, at its weight in the question
  PlaceForms forms;                 ///< of the places where it may stand
};

struct Translation {
  Plan match;                     ///< which articles are hits, and their weight without titles
  std::vector<AskedWord> words;   ///< those that count for a hit, each once
  [[nodiscard]] bool ranks() const noexcept { return !words.empty(); }
};

class Translator {
 public:
  /// A word of the index near one that it does not hold, or holds by its stem alone, or "" where it stands best as typed.
  /// context: the rest of the question; may be empty.
  using Repair = std::function<std::string(std::string_view folded, Xapian::Query const& context)>;

  /// langs: in which a word may be; both references must outlive the translator and its queries. deadline: of those queries.
  Translator(Xapian::Database const& database, text::Analyzer& analyzer, std::vector<std::string_view> langs, Repair repair, Deadline deadline)
      : database_(database), analyzer_(analyzer), langs_(std::move(langs)), repair_(std::move(repair)), deadline_(deadline) {}

  [[nodiscard]] Translation translate(Expr const&);

 private:
  struct Place;  ///< one word position of a typed word

  Plan build(Expr const&);
  Plan build(Word const&);
  Plan build(Phrase const&);
  Plan build(Near const&);
  Plan build(Dates const&);
  Plan build(Not const&);
  Plan build(All const&);
  Plan build(Any const&);
  Plan build(Ranked const&);
  Plan required(Expr const&);
  Plan one_word(Word const&, bool all_places);
  Plan in_words(Word const&, bool all_places);
  Plan title_word(Word const&);
  Plan none_of(Exprs const&);
  Plan side_by_side(Exprs const& optional);
  Plan restrictions(Exprs const& must);
  [[nodiscard]] std::vector<std::string_view> narrowed(Exprs const& beside) const;
  Plan ranked(Ranked const&);
  Plan all(All const&);
  std::vector<Place> places(std::string_view typed, std::span<std::string_view const> langs);
  std::vector<Place> places(std::string_view typed);
  Plan in_sequence(Plans parts, Sequence sequence);
  void ask(AskedWord word);
  [[nodiscard]] bool is_held(AskedWord const& asked) const;
  void stand_in(AskedWord& asked, Xapian::Query const& context);

  Xapian::Database const& database_;
  text::Analyzer& analyzer_;
  std::vector<std::string_view> langs_;
  Repair repair_;
  Deadline deadline_;
  std::vector<AskedWord> words_;
  bool counts_ = true;  ///< false below NOT: such words neither rank nor are marked
};

}  // namespace bifrons::query

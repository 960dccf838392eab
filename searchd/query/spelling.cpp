// SPDX-License-Identifier: GPL-3.0-or-later
// Tries each single slip against the index's words and stems, then scans the words that begin alike.
#include "searchd/query/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/lemma_russian.hpp"
#include "corpus/text/utf8.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/slips.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t shortest = 4, shortest_for_two = 8, longest = 40, most_near = 8;
constexpr std::size_t most_scanned = 20'000;  ///< words of one beginning
constexpr std::size_t ending = 3;             ///< letters that inflection may change
// Shares of a likelihood, which is a logarithm.
constexpr double frequency_share = 0.5;  ///< of the frequency's: a misspelt word is often a rare one
constexpr double other_form = 1.0;       ///< against a word that the index holds in another form alone
constexpr double unlisted = 2.0;         ///< and against one that no dictionary knows besides
constexpr double as_typed = 4.0;         ///< for a word as it was typed, where the index has its stem
constexpr double as_typed_unlisted = 1.0;  ///< the same where a dictionary of its script would know it
constexpr double context_share = 0.3;    ///< for each point that the rest of the question scores beside it
constexpr double most_context = 4.0;

constexpr std::size_t name_ending = 2;       ///< letters at the end in which forms of a name differ
constexpr Xapian::doccount of_a_name = 3;    ///< articles that hold the name meant
constexpr Xapian::doccount articles_a_rarity = 1000;  ///< a word of one article in so many may be a slip itself

constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyzäöå", cyrillic = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";

std::u32string letters_of(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = text::code_point_at(utf8, at);
    out.push_back(point.value);
    at += point.bytes;
  }
  return out;
}

std::string to_utf8(std::u32string_view letters) {
  std::string out;
  for (auto const letter : letters) text::append_utf8(out, letter);
  return out;
}

/// Letters of one script alone: digits and signs make names of another kind.
std::u32string_view alphabet_of(std::u32string_view word) {
  auto const all_in = [&](char32_t first, char32_t last) { return std::ranges::all_of(word, [=](char32_t c) { return (c >= first && c <= last) || (first == U'a' && c >= 0xDF && c <= 0x24F); }); };
  if (all_in(U'a', U'z')) return latin;
  return all_in(0x430, 0x45F) ? cyrillic : std::u32string_view();
}

class Search {
 public:
  Search(Xapian::Database const& database, text::Analyzer& analyzer, std::span<std::string_view const> langs, std::u32string word)
      : database_(database), analyzer_(analyzer), langs_(langs), word_(std::move(word)), alphabet_(alphabet_of(word_)) {}

  std::vector<NearWord> run() {
    if (word_.size() < shortest || word_.size() > longest || alphabet_.empty()) return {};
    try_single_slips();
    if (found_.empty()) scan();
    add_as_typed();
    std::ranges::sort(found_, [](NearWord const& a, NearWord const& b) { return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : a.word < b.word; });
    found_.erase(std::unique(found_.begin(), found_.end(), [](NearWord const& a, NearWord const& b) { return a.word == b.word; }), found_.end());
    if (found_.size() > most_near) found_.resize(most_near);
    return std::move(found_);
  }

 private:
  /// Asked of the index once a beginning: most slips share theirs.
  [[nodiscard]] bool begins_a_word(std::u32string_view start) {
    auto utf8 = to_utf8(start);
    auto const [known, is_new] = beginnings_.try_emplace(std::move(utf8), false);
    if (is_new) known->second = database_.allterms_begin(known->first) != database_.allterms_end(known->first);
    return known->second;
  }

  /// The places where a slip may be: behind the first letters that begin no word nothing can be mended.
  [[nodiscard]] std::size_t last_place() {
    std::size_t known = 1;
    while (known < word_.size() && begins_a_word(std::u32string_view(word_).substr(0, known))) ++known;
    return known + ending >= word_.size() ? word_.size() : known;
  }

  void try_single_slips() {
    auto const last = last_place();
    for (std::size_t i = 0; i <= last; ++i) {
      for (auto const letter : alphabet_) {
        auto changed = word_;
        offer(changed.insert(i, 1, letter), i + 1);
        if (i == word_.size() || word_[i] == letter) continue;
        changed = word_;
        changed[i] = letter;
        offer(changed, i + 1);
      }
      if (i == word_.size()) break;
      auto changed = word_;
      offer(changed.erase(i, 1), i + 1);
      if (i + 1 == word_.size() || word_[i] == word_[i + 1]) continue;
      changed = word_;
      std::swap(changed[i], changed[i + 1]);
      offer(changed, i + 2);
    }
  }

  /// mended: the letters up to which the slip is undone.
  void offer(std::u32string const& letters, std::size_t mended) {
    auto word = to_utf8(letters);
    auto const with = begins_a_word(std::u32string_view(letters).substr(0, mended)) ? database_.get_termfreq(word) : 0;
    if (with > 0) {
      add(letters, std::move(word), with, 0.0);
      return;
    }
    auto const start = std::min(mended, letters.size() > ending ? letters.size() - ending : 1);
    if (begins_a_word(std::u32string_view(letters).substr(0, start))) add(letters, std::move(word), 0, other_form);
  }

  void add(std::u32string const& letters, std::string word, Xapian::doccount with, double more) {
    auto const cost = slip_cost(letters, word_, word_.size() >= shortest_for_two ? 2 : 1);
    if (cost >= no_slip) return;
    NearWord near{std::move(word), {}, 0};
    with = std::max(with, add_stems(near));
    if (near.stems.empty()) return;
    if (more > 0 && !analyzer_.is_in_dictionary(near.word, langs_)) {
      if (would_be_listed()) return;
      more += unlisted;
    }
    near.likelihood = frequency_share * std::log(1.0 + with) - cost - more;
    found_.push_back(std::move(near));
  }

  /// The articles that have the most frequent of them.
  Xapian::doccount add_stems(NearWord& near) {
    Xapian::doccount most = 0;
    for (auto const& token : analyzer_.analyze(near.word, langs_))
      for (auto const& stem : token.stems) {
        auto const with = database_.get_termfreq(schema::term(schema::stem_prefix, stem));
        if (with > 0) near.stems.push_back(stem);
        most = std::max(most, with);
      }
    return most;
  }

  /// A Russian word in some form is in the dictionary; Finnish ones share their alphabet with languages that have none.
  [[nodiscard]] bool would_be_listed() const { return alphabet_ == cyrillic && text::RussianLemmas::installed() != nullptr; }

  void add_as_typed() {
    NearWord typed{to_utf8(word_), {}, 0};
    auto const with = add_stems(typed);
    if (typed.stems.empty()) return;
    typed.likelihood = frequency_share * std::log(1.0 + with) + (would_be_listed() ? as_typed_unlisted : as_typed) - other_form - unlisted;
    found_.push_back(std::move(typed));
  }

  void scan() {
    auto const start = to_utf8(std::u32string_view(word_).substr(0, 2));
    auto const most = word_.size() >= shortest_for_two ? 2 : 1;
    std::size_t scanned = 0;
    for (auto it = database_.allterms_begin(start), end = database_.allterms_end(start); it != end && scanned < most_scanned; ++it, ++scanned) {
      auto const letters = letters_of(*it);
      if (slip_cost(letters, word_, most) < no_slip && !alphabet_of(letters).empty()) add(letters, *it, it.get_termfreq(), 0.0);
    }
  }

  Xapian::Database const& database_;
  text::Analyzer& analyzer_;
  std::span<std::string_view const> langs_;
  std::u32string word_;
  std::u32string_view alphabet_;
  std::vector<NearWord> found_;
  std::unordered_map<std::string, bool> beginnings_;  ///< whether a word begins so
};

Xapian::Query any_of(std::vector<std::string> const& stems) {
  std::vector<Xapian::Query> terms;
  for (auto const& stem : stems) terms.emplace_back(schema::term(schema::stem_prefix, stem));
  return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
}

double best_weight(Xapian::Database const& database, Xapian::Query const& query) {
  auto const best = find_best(database, query, 1).all;
  return best.empty() ? 0.0 : best.front().weight;
}

/// Whether two words that no dictionary knows may be one with two endings: names take every ending.
bool is_other_form(std::u32string_view a, std::u32string_view b, bool is_name) {
  if (a.starts_with(b) || b.starts_with(a)) return true;
  auto const common = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return is_name && std::max(a.size(), b.size()) <= common + name_ending;
}

}  // namespace

bool is_clear_slip(Xapian::Database const& database, text::Analyzer& analyzer, std::span<std::string_view const> langs, std::string_view typed, std::string_view meant, bool is_name) {
  if (analyzer.is_in_dictionary(typed, langs)) return false;
  for (auto const& token : analyzer.analyze(typed, langs))
    for (auto const& stem : token.stems)
      if (database.term_exists(schema::term(schema::stem_prefix, stem))) return false;
  auto const with = database.get_termfreq(std::string(meant));
  if (is_name && with < of_a_name) return false;
  if (analyzer.is_in_dictionary(meant, langs)) return true;  // as it knows all its forms, typed is none of them
  if (is_other_form(letters_of(typed), letters_of(meant), is_name)) return false;
  return with > database.get_doccount() / articles_a_rarity;
}

std::vector<NearWord> near_words(Xapian::Database const& database, text::Analyzer& analyzer, std::span<std::string_view const> langs, std::string_view folded) {
  return Search(database, analyzer, langs, letters_of(folded)).run();
}

std::string nearest_word(Xapian::Database const& database, std::span<NearWord const> near, Xapian::Query const& context) {
  if (near.empty()) return {};
  if (near.size() == 1 || context.empty()) return near.front().word;
  auto const whole = std::max(1e-6, best_weight(database, context));
  auto const share = std::min(context_share, most_context / whole);
  auto const score = [&](NearWord const& word) { return word.likelihood + share * best_weight(database, {Xapian::Query::OP_FILTER, context, any_of(word.stems)}); };
  auto const* best = &near.front();
  auto highest = score(*best);
  for (auto const& word : near.subspan(1))
    if (auto const value = score(word); value > highest) best = &word, highest = value;
  return best->word;
}

}  // namespace bifrons::query

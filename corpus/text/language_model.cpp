// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the weights that scripts/train_languages.py made, and sums them over the n-grams of each word.
#include "corpus/text/language_model.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/text/language_ngrams.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/text/utf8.hpp"
#include "embedded/language_weights.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t class_count = language_classes.size(), longest_word = 62;
static_assert(longest_word + 2 <= NgramSum::most);
constexpr double steps_per_unit = 16.0;
constexpr std::size_t short_text = 512, stretch_bytes = 160, stretches = 4;  // bytes; a longer text is read in stretches
constexpr std::size_t clear_words = 4;                                       // after each so many it is asked whether all is clear
constexpr std::int32_t clear_lead = 18 * static_cast<std::int32_t>(steps_per_unit);
constexpr char zero_digit = 'O', blank_sign = '_';

static_assert(class_count == std::tuple_size_v<NgramWeights>);

NgramWeights read_weights(std::string_view digits) {
  assert(digits.size() == class_count);
  NgramWeights weights{};
  for (std::size_t i = 0; i < class_count; ++i) weights[i] = static_cast<std::int8_t>(digits[i] - zero_digit);
  return weights;
}

/// What a code point is in a word.
using Symbol = std::uint8_t;
constexpr Symbol gap = 0, blank = 1, apostrophe = 2, first_letter = 3, unknown_letter = NgramAutomaton::most_symbols;

/// Symbols of Latin and Cyrillic letters in either case. Letters that the model does not know have one symbol together.
class Letters {
 public:
  Letters() {
    for (std::size_t c = 0; c < symbols_.size(); ++c) {
      if (u_isalpha(static_cast<UChar32>(c)) && (c < 0x250 || c >= 0x400)) symbols_[c] = unknown_letter;
    }
    symbols_['\''] = apostrophe;
  }

  [[nodiscard]] Symbol symbol(char32_t c) const noexcept { return c < symbols_.size() ? symbols_[c] : gap; }

  Symbol number(char32_t c) {
    if (c == static_cast<unsigned char>(blank_sign)) return blank;
    if (symbol(c) == unknown_letter) {
      assert(next_ < unknown_letter);
      symbols_[c] = next_;
      if (auto const upper = static_cast<std::size_t>(u_toupper(static_cast<UChar32>(c))); upper < symbols_.size()) symbols_[upper] = next_;
      ++next_;
    }
    return symbol(c);
  }

 private:
  std::array<Symbol, 0x530> symbols_{};
  Symbol next_ = first_letter;
};

struct Model {
  Letters letters;
  NgramWeights intercepts{};
  NgramAutomaton ngrams;
  NgramAutomaton::State word_start = NgramAutomaton::start;
};

// The file's first line names the classes, its second is for the intercepts, then comes an n-gram a line.
Model read_model(std::string_view file) {
  Letters letters;
  NgramWeights intercepts{};
  NgramAutomaton::Builder builder;
  std::vector<Symbol> ngram;
  std::size_t line = 0;
  for (std::size_t at = 0; at < file.size(); ++line) {
    auto const end = std::min(file.find('\n', at), file.size());
    auto const text = file.substr(at, end - at);
    at = end + 1;
    if (line == 1) intercepts = read_weights(text);
    auto const tab = text.find('\t');
    if (line < 2 || tab == std::string_view::npos) continue;
    ngram.clear();
    for (std::size_t i = 0; i < tab;) {
      auto const point = code_point_at(text, i);
      i += point.bytes;
      ngram.push_back(letters.number(point.value));
    }
    builder.add(ngram, read_weights(text.substr(tab + 1)));
  }
  Model model{letters, intercepts, builder.build(), NgramAutomaton::start};
  model.word_start = model.ngrams.next(NgramAutomaton::start, blank);
  return model;
}

Model const& model() {
  static Model const loaded = read_model(embedded::language_weights);
  return loaded;
}

/// A letter outside Latin and Cyrillic.
bool is_other_letter(char32_t c) noexcept {
  bool const greek_to_thai = (c >= 0x370 && c < 0x400) || (c >= 0x530 && c < 0x1E00), east = (c >= 0x3040 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0);
  return greek_to_thai || east;
}

/// Cuts text into words of letters, and sums the n-grams of " word " for each.
class Scoring {
 public:
  explicit Scoring(Model const& of) : model_(of), state_(of.word_start) { std::ranges::copy(of.intercepts, sum_.begin()); }

  void letter(Symbol symbol) noexcept {
    state_ = symbol == unknown_letter ? NgramAutomaton::start : model_.ngrams.next(state_, symbol);
    if (length_++ < longest_word) word_.add(model_.ngrams.weights(state_));
  }
  [[nodiscard]] bool in_word() const noexcept { return length_ > 0; }

  void end_word() noexcept {
    if (length_ <= longest_word) {
      word_.add(model_.ngrams.weights(model_.ngrams.next(state_, blank)));
      word_.add(model_.ngrams.weights(model_.word_start));
      for (std::size_t i = 0; i < class_count; ++i) sum_[i] += word_[i];
      ++found.words;
      found.letters += length_;
    }
    word_ = {};
    length_ = 0;
    state_ = model_.word_start;
  }

  /// One class is so far ahead of all others that more words would not change it.
  [[nodiscard]] bool is_clear() const noexcept {
    auto const best = *std::ranges::max_element(sum_);
    return std::ranges::count_if(sum_, [best](auto score) { return best - score < clear_lead; }) == 1;
  }

  [[nodiscard]] ScoredLanguages result() const {
    auto out = found;
    for (std::size_t i = 0; i < class_count; ++i) out.scores[i] = sum_[i] / steps_per_unit;
    return out;
  }

  ScoredLanguages found;  ///< scores left open

 private:
  Model const& model_;
  NgramAutomaton::State state_;
  std::array<std::int32_t, class_count> sum_{};
  NgramSum word_;
  std::size_t length_ = 0;
};

constexpr char32_t stress = 0x301, soft_hyphen = 0xAD, right_quote = 0x2019, modifier_apostrophe = 0x2BC;

/// Letters and marks apart, or in forms for other uses: what to_nfc or fold puts together.
bool is_loose(char32_t c) noexcept { return (c >= 0x300 && c < 0x370 && c != stress) || (c >= 0xFB00 && c < 0xFB07) || (c >= 0xFF21 && c < 0xFF5B); }

// As code_point_at, with its commonest cases of more than a byte at hand.
CodePoint point_at(std::string_view utf8, std::size_t at) noexcept {
  auto const first = static_cast<unsigned char>(utf8[at]);
  if (first >= 0xC2 && first < 0xE0 && at + 1 < utf8.size()) {
    auto const second = static_cast<unsigned char>(utf8[at + 1]);
    if ((second & 0xC0U) == 0x80) return {static_cast<char32_t>((first & 0x1FU) << 6U | (second & 0x3FU)), 2, true};
  }
  return code_point_at(utf8, at);
}

enum class Loose { stop, skip };
enum class Until { end, clear };

// False where scoring has stopped at a loose mark.
bool score(std::string_view utf8, Until until, Loose at_loose, Scoring& scoring) {
  auto const& letters = model().letters;
  for (std::size_t at = 0; at < utf8.size();) {
    auto const point = point_at(utf8, at);
    at += point.bytes;
    auto c = point.value;
    if (c == right_quote || c == modifier_apostrophe) c = '\'';
    auto const symbol = letters.symbol(c);
    if (symbol >= first_letter) {
      scoring.letter(symbol);
      continue;
    }
    if (c >= 0x80) {
      if (is_loose(c) && at_loose == Loose::stop) return false;
      if (c == stress || c == soft_hyphen || is_loose(c)) continue;
      if (is_other_letter(c)) ++scoring.found.others;
    }
    if (!scoring.in_word()) continue;
    if (symbol == apostrophe && at < utf8.size() && letters.symbol(code_point_at(utf8, at).value) >= first_letter) {
      scoring.letter(symbol);
      continue;
    }
    scoring.end_word();
    if (until == Until::clear && scoring.found.words % clear_words == 0 && scoring.is_clear()) return true;
  }
  if (scoring.in_word()) scoring.end_word();
  return true;
}

// The number-th stretch of a long text, of whole words where blanks are near.
std::string_view stretch_of(std::string_view utf8, std::size_t number) {
  auto stretch = utf8.substr(number * (utf8.size() - stretch_bytes) / (stretches - 1), stretch_bytes);
  auto const first = stretch.find(' ');
  if (number > 0 && first < stretch_bytes / 2) stretch.remove_prefix(first);
  auto const last = stretch.rfind(' ');
  if (number + 1 < stretches && last != std::string_view::npos && last > 0) stretch = stretch.substr(0, last);
  return stretch;
}

bool score_sample(std::string_view utf8, Loose at_loose, Scoring& scoring) {
  if (utf8.size() <= short_text) return score(utf8, Until::clear, at_loose, scoring);
  for (std::size_t i = 0; i < stretches; ++i) {
    if (!score(stretch_of(utf8, i), Until::end, at_loose, scoring)) return false;
  }
  return true;
}

}  // namespace

ScoredLanguages score_languages(std::string_view utf8) {
  Scoring scoring(model());
  if (score_sample(utf8, Loose::stop, scoring)) return scoring.result();
  std::string composed;
  if (utf8.size() <= short_text) composed = fold(utf8);
  for (std::size_t i = 0; utf8.size() > short_text && i < stretches; ++i) composed.append(fold(stretch_of(utf8, i))).push_back(' ');
  Scoring again(model());
  score(composed, Until::clear, Loose::skip, again);
  return again.result();
}

}  // namespace bifrons::text

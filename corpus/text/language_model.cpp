// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the weights that scripts/train_languages.py made, and sums them over the n-grams of each word.
#include "corpus/text/language_model.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/text/unicode.hpp"
#include "corpus/text/utf8.hpp"
#include "embedded/language_weights.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t class_count = language_classes.size(), longest_ngram = 5, longest_word = 64;
constexpr double scale = 256.0;
constexpr std::size_t symbol_bits = 7, most_symbols = std::size_t{1} << symbol_bits;

int digit_value(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : 63;
}

/// In units of 1 / scale: whole numbers, so that a sum of eight is one instruction.
using Weights = std::array<std::int16_t, class_count>;
using Sum = std::array<std::int32_t, class_count>;

Weights read_weights(std::string_view digits) {
  assert(digits.size() == 2 * class_count);
  Weights weights{};
  for (std::size_t i = 0; i < class_count; ++i) weights[i] = static_cast<std::int16_t>(digit_value(digits[2 * i]) * 64 + digit_value(digits[2 * i + 1]) - 2048);
  return weights;
}

/// The letters of the model, numbered from 1; 0 is any other. An n-gram's key is the numbers of its letters side by side.
class Alphabet {
 public:
  [[nodiscard]] std::uint8_t symbol(char32_t c) const noexcept { return c < symbols_.size() ? symbols_[c] : std::uint8_t{0}; }
  std::uint8_t number(char32_t c) {
    assert(c < symbols_.size() && (symbols_[c] != 0 || used_ + 1 < most_symbols));
    if (symbols_[c] == 0) symbols_[c] = static_cast<std::uint8_t>(++used_);
    return symbols_[c];
  }

 private:
  std::array<std::uint8_t, 0x530> symbols_{};
  std::size_t used_ = 0;
};

// Weights by n-gram. Each beginning of a kept n-gram is an entry too, so that a miss ends the search for longer ones.
class Model {
 public:
  explicit Model(std::string_view file) : slots_(slot_count), weights_(1) {
    std::size_t line = 0;
    for (std::size_t at = 0; at < file.size(); ++line) {
      auto const end = std::min(file.find('\n', at), file.size());
      auto const text = file.substr(at, end - at);
      at = end + 1;
      if (line == 1) intercepts_ = read_weights(text);
      if (auto const tab = text.find('\t'); line > 1 && tab != std::string_view::npos) add(text.substr(0, tab), read_weights(text.substr(tab + 1)));
    }
  }

  [[nodiscard]] Weights const& intercepts() const noexcept { return intercepts_; }
  [[nodiscard]] Alphabet const& alphabet() const noexcept { return alphabet_; }

  /// nullptr: no n-gram of the model begins so.
  [[nodiscard]] Weights const* find(std::uint64_t key) const noexcept {
    auto const slot = slots_[place_of(key)];
    return slot == 0 ? nullptr : &weights_[slot % index_range];
  }

 private:
  static constexpr std::size_t slot_count = std::size_t{1} << 17U, most_entries = slot_count / 2;
  static constexpr std::uint64_t index_range = std::uint64_t{1} << 16U;  ///< a slot is key * index_range + index of its weights

  [[nodiscard]] std::size_t place_of(std::uint64_t key) const noexcept {
    auto place = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 47U);
    while (slots_[place] != 0 && slots_[place] / index_range != key) place = (place + 1) % slot_count;
    return place;
  }

  void add(std::string_view ngram, Weights const& weights) {
    std::uint64_t key = 0;
    std::size_t place = 0;
    for (std::size_t at = 0; at < ngram.size();) {
      auto const point = code_point_at(ngram, at);
      at += point.bytes;
      key = key << symbol_bits | alphabet_.number(point.value);
      place = place_of(key);
      if (slots_[place] == 0) slots_[place] = key * index_range;  // weighs nothing by itself
    }
    assert(weights_.size() < most_entries && weights_.size() < index_range);
    slots_[place] = key * index_range + weights_.size();
    weights_.push_back(weights);
  }

  Weights intercepts_{};
  Alphabet alphabet_;
  std::vector<std::uint64_t> slots_;  ///< 0: free
  std::vector<Weights> weights_;
};

Model const& model() {
  static Model const loaded(embedded::language_weights);
  return loaded;
}

// Sums the n-grams of " word ", given by its symbols, as the training did.
void add_word(std::span<std::uint8_t const> symbols, Sum& sum) {
  auto const& ngrams = model();
  for (std::size_t from = 0; from < symbols.size(); ++from) {
    std::uint64_t key = 0;
    for (std::size_t end = from; end < std::min(from + longest_ngram, symbols.size()) && symbols[end] != 0; ++end) {
      key = key << symbol_bits | symbols[end];
      auto const* weights = ngrams.find(key);
      if (weights == nullptr) break;
      for (std::size_t i = 0; i < class_count; ++i) sum[i] += (*weights)[i];
    }
  }
}

bool is_letter(char32_t c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7) || (c >= 0x400 && c <= 0x52F) || c == 0x2BC;
}

/// A letter outside Latin and Cyrillic.
bool is_other_letter(char32_t c) noexcept {
  bool const greek_to_thai = (c >= 0x370 && c < 0x400) || (c >= 0x530 && c < 0x1E00), east = (c >= 0x3040 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0);
  return greek_to_thai || east;
}

/// Cuts text into words of letters, and sums them.
class Scoring {
 public:
  void letter(char32_t c) {
    if (length_ < word_.size()) word_[length_] = model().alphabet().symbol(c);
    ++length_;
  }
  [[nodiscard]] bool in_word() const noexcept { return length_ > 1; }

  void end_word() {
    if (length_ > 1 && length_ + 1 < longest_word) {
      word_[length_] = word_[0];
      add_word(std::span(word_).first(length_ + 1), sum_);
      ++found.words;
      found.letters += length_ - 1;
    }
    length_ = 1;
  }

  [[nodiscard]] ScoredLanguages result() const {
    auto out = found;
    for (std::size_t i = 0; i < class_count; ++i) out.scores[i] = sum_[i] / scale;
    return out;
  }

  ScoredLanguages found;  ///< scores left open

 private:
  static Sum first_sum() {
    Sum sum{};
    std::ranges::copy(model().intercepts(), sum.begin());
    return sum;
  }
  Sum sum_ = first_sum();
  std::array<std::uint8_t, longest_word> word_{model().alphabet().symbol(' ')};
  std::size_t length_ = 1;  ///< the blank before it counted
};

}  // namespace

ScoredLanguages score_languages(std::string_view utf8, std::size_t most_words) {
  Scoring scoring;
  auto const folded = fold(utf8.substr(0, 32 * most_words));
  for (std::size_t at = 0; at < folded.size() && scoring.found.words < most_words;) {
    auto const point = code_point_at(folded, at);
    at += point.bytes;
    if (is_letter(point.value) || (point.value == '\'' && scoring.in_word())) {
      scoring.letter(point.value);
      continue;
    }
    scoring.end_word();
    if (is_other_letter(point.value)) ++scoring.found.others;
  }
  scoring.end_word();
  return scoring.result();
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the weights that scripts/train_languages.py made, and sums them over the n-grams of each word.
#include "corpus/text/language_model.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/text/unicode.hpp"
#include "corpus/text/utf8.hpp"
#include "embedded/language_weights.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t class_count = language_classes.size(), longest_ngram = 5, longest_word = 64;
constexpr double scale = 256.0;

int digit_value(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : 63;
}

using Weights = std::array<float, class_count>;

Weights read_weights(std::string_view digits) {
  assert(digits.size() == 2 * class_count);
  Weights weights{};
  for (std::size_t i = 0; i < class_count; ++i) {
    weights[i] = static_cast<float>((digit_value(digits[2 * i]) * 64 + digit_value(digits[2 * i + 1]) - 2048) / scale);
  }
  return weights;
}

struct Model {
  Weights intercepts{};
  std::unordered_map<std::string_view, Weights> ngrams;  // views into the embedded file
};

Model read_model(std::string_view file) {
  Model model;
  std::size_t line = 0;
  for (std::size_t at = 0; at < file.size(); ++line) {
    auto const end = std::min(file.find('\n', at), file.size());
    auto const text = file.substr(at, end - at);
    at = end + 1;
    if (line == 1) model.intercepts = read_weights(text);
    if (line < 2) continue;
    if (auto const tab = text.find('\t'); tab != std::string_view::npos) model.ngrams.emplace(text.substr(0, tab), read_weights(text.substr(tab + 1)));
  }
  return model;
}

Model const& model() {
  static Model const loaded = read_model(embedded::language_weights);
  return loaded;
}

// Sums the n-grams of " word ", as the training did.
void add_word(std::string_view padded, std::vector<std::size_t> const& starts, LanguageScores& scores) {
  auto const& ngrams = model().ngrams;
  auto const length = starts.size() - 1;  // starts has the end too
  for (std::size_t from = 0; from < length; ++from) {
    for (std::size_t n = 1; n <= longest_ngram && from + n <= length; ++n) {
      auto const found = ngrams.find(padded.substr(starts[from], starts[from + n] - starts[from]));
      if (found == ngrams.end()) continue;
      for (std::size_t i = 0; i < class_count; ++i) scores[i] += static_cast<double>(found->second[i]);
    }
  }
}

bool is_letter(char32_t c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7) || (c >= 0x400 && c <= 0x52F) || c == 0x2BC;
}

}  // namespace

ScoredLanguages score_languages(std::string_view utf8, std::size_t most_words) {
  ScoredLanguages out;
  for (std::size_t i = 0; i < class_count; ++i) out.scores[i] = static_cast<double>(model().intercepts[i]);
  auto const folded = fold(utf8.substr(0, 32 * most_words));
  std::string padded;
  std::vector<std::size_t> starts;
  auto const finish = [&] {
    if (padded.size() > 1) {
      starts.push_back(padded.size());
      padded += ' ';
      starts.push_back(padded.size());
      if (starts.size() <= longest_word) {
        add_word(padded, starts, out.scores);
        ++out.words;
        out.letters += starts.size() - 3;
      }
    }
    padded.assign(1, ' ');
    starts.assign(1, 0);
  };
  finish();
  for (std::size_t at = 0; at < folded.size() && out.words < most_words;) {
    auto const point = code_point_at(folded, at);
    auto const apostrophe = point.value == '\'' && padded.size() > 1;
    if (is_letter(point.value) || apostrophe) {
      starts.push_back(padded.size());
      append_utf8(padded, point.value);
    } else {
      finish();
    }
    at += point.bytes;
  }
  finish();
  return out;
}

}  // namespace bifrons::text

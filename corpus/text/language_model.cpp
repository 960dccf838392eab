// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the weights that scripts/train_languages.py made, and sums them over the n-grams of each word.
#include "corpus/text/language_model.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <string>
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

constexpr std::uint64_t hash_start = 14695981039346656037ULL, hash_factor = 1099511628211ULL;  // FNV-1a

std::uint64_t extended(std::uint64_t hash, std::string_view bytes) noexcept {
  for (char const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * hash_factor;
  return hash;
}

// Weights by n-gram. Each beginning of a kept n-gram is an entry too, so that a miss ends the search for longer ones.
class Model {
 public:
  explicit Model(std::string_view file) : slots_(slot_count) {
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

  [[nodiscard]] Weights const* find(std::uint64_t hash) const noexcept {
    auto const& slot = slots_[place_of(hash)];
    return slot.hash == hash ? &slot.weights : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0: free
    Weights weights{};
  };
  static constexpr std::size_t slot_count = std::size_t{1} << 17U, most_entries = slot_count / 2;

  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept {
    auto place = (hash ^ (hash >> 32U)) % slot_count;
    while (slots_[place].hash != 0 && slots_[place].hash != hash) place = (place + 1) % slot_count;
    return place;
  }

  Slot& slot_for(std::uint64_t hash) {
    auto& slot = slots_[place_of(hash)];
    if (slot.hash == 0) {
      assert(entries_ < most_entries);
      ++entries_;
      slot.hash = hash;
    }
    return slot;
  }

  void add(std::string_view ngram, Weights const& weights) {
    auto hash = hash_start;
    for (std::size_t at = 0; at < ngram.size();) {
      auto const bytes = code_point_at(ngram, at).bytes;
      hash = extended(hash, ngram.substr(at, bytes));
      at += bytes;
      slot_for(hash);
    }
    slot_for(hash).weights = weights;
  }

  Weights intercepts_{};
  std::vector<Slot> slots_;
  std::size_t entries_ = 0;
};

Model const& model() {
  static Model const loaded(embedded::language_weights);
  return loaded;
}

// Sums the n-grams of " word ", as the training did.
void add_word(std::string_view padded, std::vector<std::size_t> const& starts, Weights& sum) {
  auto const& ngrams = model();
  auto const length = starts.size() - 1;  // starts has the end too
  for (std::size_t from = 0; from < length; ++from) {
    auto hash = hash_start;
    for (std::size_t end = from + 1; end <= std::min(from + longest_ngram, length); ++end) {
      hash = extended(hash, padded.substr(starts[end - 1], starts[end] - starts[end - 1]));
      auto const* weights = ngrams.find(hash);
      if (weights == nullptr) break;
      for (std::size_t i = 0; i < class_count; ++i) sum[i] += (*weights)[i];
    }
  }
}

bool is_letter(char32_t c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7) || (c >= 0x400 && c <= 0x52F) || c == 0x2BC;
}

}  // namespace

ScoredLanguages score_languages(std::string_view utf8, std::size_t most_words) {
  ScoredLanguages out;
  auto sum = model().intercepts();
  auto const folded = fold(utf8.substr(0, 32 * most_words));
  std::string padded;
  std::vector<std::size_t> starts;
  auto const finish = [&] {
    if (padded.size() > 1) {
      starts.push_back(padded.size());
      padded += ' ';
      starts.push_back(padded.size());
      if (starts.size() <= longest_word) {
        add_word(padded, starts, sum);
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
  std::ranges::copy(sum, out.scores.begin());
  return out;
}

}  // namespace bifrons::text

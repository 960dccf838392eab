// SPDX-License-Identifier: GPL-3.0-or-later
// Weights by document frequency, which is the count of a search for the word alone.
#include "searchd/outline/words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "corpus/text/unicode.hpp"
#include "embedded/outline_function_words.hpp"

namespace bifrons::outline {
namespace {

constexpr std::size_t max_words = 32;

/// FNV-1a over the form's bytes.
Form form_of(std::string_view stem) {
  Form hash = 14'695'981'039'346'656'037ULL;
  for (char const c : stem) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
  return hash;
}

std::set<std::string> read_function_words() {
  std::set<std::string> words;
  std::string_view left = embedded::outline_function_words;
  while (!left.empty()) {
    std::size_t const end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      std::size_t const space = std::min(line.find(' '), line.size());
      if (space > 0) words.insert(text::fold(line.substr(0, space)));
      line.remove_prefix(std::min(space + 1, line.size()));
    }
  }
  return words;
}

bool says_nothing(std::string const& word) {
  static std::set<std::string> const function_words = read_function_words();
  return function_words.contains(word);
}

}  // namespace

Result<std::vector<AskedWord>> Words::asked(std::string_view text) {
  std::vector<AskedWord> words;
  std::uint32_t last_position = 0;
  for (auto const& token : analyzer_.analyze(text, text::analysed_languages)) {
    std::string word(token.word);
    if (says_nothing(word) || words.size() >= max_words) continue;
    AskedWord asked{.word = std::move(word), .forms = {}, .weight = 0};
    asked.forms.push_back(form_of(asked.word));
    for (auto const& stem : token.stems) asked.forms.push_back(form_of(stem));
    // "CRM:n" stands for itself and for "CRM": one word with the forms of both.
    bool const part = token.position == last_position && !words.empty() && (words.back().word.starts_with(asked.word) || asked.word.starts_with(words.back().word));
    last_position = token.position;
    if (part) {
      words.back().forms.insert(words.back().forms.end(), asked.forms.begin(), asked.forms.end());
      if (asked.word.size() < words.back().word.size()) words.back().word = std::move(asked.word);
      continue;
    }
    bool const again = std::any_of(words.begin(), words.end(), [&](auto const& known) { return known.forms == asked.forms; });
    if (!again) words.push_back(std::move(asked));
  }
  for (auto& word : words) {
    auto const weight = weight_of(word.word);
    if (!weight) return tl::unexpected(weight.error());
    word.weight = *weight;
  }
  return words;
}

std::vector<Words::Place> Words::places(std::string_view text) {
  std::vector<Place> places;
  for (auto const& token : analyzer_.analyze(text, text::analysed_languages)) {
    places.push_back({form_of(token.word), token.position});
    for (auto const& stem : token.stems)
      if (stem != token.word) places.push_back({form_of(stem), token.position});
  }
  return places;
}

Result<double> Words::weight_of(std::string const& word) {
  if (auto const known = weights_.find(word); known != weights_.end()) return known->second;
  if (articles_ == 0) {
    auto const count = searcher_.count();
    if (!count) return tl::unexpected(count.error());
    articles_ = std::max<std::uint64_t>(*count, 1);
  }
  // Folded, as only such answers count all their hits; typed, as somebody would ask for it.
  query::Request request{.text = word, .limit = 0, .fold = true, .snippets = false};
  auto answer = searcher_.search(request);
  if (!answer && answer.error().code == ErrorCode::bad_input) {
    request.plain = true;
    answer = searcher_.search(request);
  }
  if (!answer) return tl::unexpected(answer.error());
  bool const repaired = answer->repaired;
  double const holders = repaired || answer->total == 0 ? 0.5 : static_cast<double>(answer->total);
  // Squared: in a small knowledge base logarithms lie so near each other that two common words outweigh the one that the
  // point is about.
  double const rarity = std::log(1.0 + static_cast<double>(articles_) / holders);
  return weights_[word] = rarity * rarity;
}

}  // namespace bifrons::outline

// SPDX-License-Identifier: GPL-3.0-or-later
// Words to tokens through a cache keyed by the word as written: folding and stemming happen once a word, not once an occurrence.
#include "corpus/text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>

#include "corpus/text/forms.hpp"
#include "corpus/text/stem.hpp"
#include "corpus/text/words.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t language_count = std::size(analysed_languages);
constexpr std::size_t cached_words = 40'000;  // a generation, a set of languages: some 10 MB

using LanguageSet = std::array<bool, language_count>;

constexpr std::size_t english = 0, finnish = 1, russian = 2;
static_assert(analysed_languages[english] == "en" && analysed_languages[finnish] == "fi" && analysed_languages[russian] == "ru");

LanguageSet language_set(std::span<std::string_view const> langs) {
  LanguageSet set{};
  for (auto const lang : langs) {
    auto const primary = lang.substr(0, lang.find('-'));
    for (std::size_t i = 0; i < language_count; ++i) set[i] = set[i] || analysed_languages[i] == primary;
  }
  return set;
}

std::size_t index_of(LanguageSet const& set) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < language_count; ++i) index |= static_cast<std::size_t>(set[i]) << i;
  return index;
}

// The languages of set that write in script; the script's usual one where the set has none (an English name in a Russian text).
LanguageSet fitting(LanguageSet const& set, Script script) {
  LanguageSet fit{};
  if (set == LanguageSet{}) return fit;
  if (script == Script::cyrillic) fit[russian] = true;
  if (script == Script::latin) {
    fit[finnish] = set[finnish];
    fit[english] = set[english] || !set[finnish];
  }
  return fit;
}

struct FoundForm {
  std::string word;
  std::vector<std::string> stems;
  Span where;
};
using Entry = std::vector<FoundForm>;

struct HashWord {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
};
using Generation = std::unordered_map<std::string, Entry, HashWord, std::equal_to<>>;

// Two generations: when the young one is full at the start of a text, it becomes the old one, and what is used again moves back.
struct Cache {
  Generation young, old;

  void turn() {
    if (young.size() < cached_words) return;
    old = std::exchange(young, {});
  }
  Entry const* find(std::string_view word) {
    if (auto const found = young.find(word); found != young.end()) return &found->second;
    if (auto const found = old.find(word); found != old.end()) return &young.insert(old.extract(found)).position->second;
    return nullptr;
  }
};

}  // namespace

struct Analyzer::Impl {
  WordScanner scanner;
  Stemmer stemmer;
  std::array<Cache, std::size_t{1} << language_count> caches;
  std::vector<Token> tokens;

  std::vector<std::string> stems_of(Form const& form, LanguageSet const& set) const {
    std::vector<std::string> stems;
    if (form.is_plain) {
      auto const fit = fitting(set, script_of(form.word));
      for (std::size_t i = 0; i < language_count; ++i) {
        if (!fit[i]) continue;
        auto stem = stemmer.stem(analysed_languages[i], i == english ? without_accents(form.word) : form.word);
        if (!stem.empty() && std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
      }
    }
    if (stems.empty()) stems.push_back(form.word);
    return stems;
  }

  Entry const& look_up(std::string_view written, LanguageSet const& set, Cache& cache) const {
    if (auto const* found = cache.find(written)) return *found;
    Entry entry;
    for (auto& form : forms_of(written)) {
      auto stems = stems_of(form, set);
      entry.push_back({std::move(form.word), std::move(stems), form.where});
    }
    return cache.young.emplace(written, std::move(entry)).first->second;
  }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::span<Token const> Analyzer::analyze(std::string_view utf8, std::span<std::string_view const> langs) {
  auto const set = language_set(langs);
  auto& cache = impl_->caches[index_of(set)];
  cache.turn();
  auto& tokens = impl_->tokens;
  tokens.clear();
  std::uint32_t position = 0;
  for (auto const& span : impl_->scanner.scan(utf8)) {
    ++position;
    auto const& entry = impl_->look_up(utf8.substr(span.start, span.end - span.start), set, cache);
    for (auto const& form : entry) {
      tokens.push_back({form.word, form.stems, position, {span.start + form.where.start, span.start + form.where.end}});
    }
  }
  return tokens;
}

}  // namespace bifrons::text

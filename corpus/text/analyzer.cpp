// SPDX-License-Identifier: GPL-3.0-or-later
// Words to tokens through a cache keyed by the word as written: folding and stemming happen once a word, not once an occurrence.
#include "corpus/text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/text/forms.hpp"
#include "corpus/text/lemma_english.hpp"
#include "corpus/text/lemma_finnish.hpp"
#include "corpus/text/lemma_russian.hpp"
#include "corpus/text/spelling_english.hpp"
#include "corpus/text/stem.hpp"
#include "corpus/text/word_cache.hpp"
#include "corpus/text/words.hpp"

namespace bifrons::text {
namespace {

constexpr std::string_view rules_version = "3";  // of what is built in: counted up when the same words get other terms
constexpr std::size_t language_count = std::size(analysed_languages);
constexpr std::size_t letter_bytes = 2;       // of a Cyrillic letter
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

// Sets that give each word the same stems share a cache: none, English alone, Finnish alone, both; Russian has a script of its own.
constexpr std::size_t cache_count = 4;
std::size_t cache_of(LanguageSet const& set) {
  if (set == LanguageSet{}) return 0;
  return set[finnish] ? (set[english] ? 3U : 2U) : 1U;
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

using Stems = std::vector<std::string>;

void add_distinct(Stems& stems, std::string stem) {
  if (!stem.empty() && std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
}

struct FoundForm {
  std::string word;
  Stems stems;
  Span where;
};
/// The forms of a word as written: nearly always one, which is kept in place.
struct Entry {
  bool is_empty = true;
  FoundForm first;
  std::vector<FoundForm> more;

  void add(FoundForm form) {
    if (std::exchange(is_empty, false)) first = std::move(form);
    else more.push_back(std::move(form));
  }
};
using Cache = WordCache<Entry>;

/// The tokens of a text, kept with it: who analyses it again, in languages that give the same, reads them again.
struct Analysis {
  std::string text;
  std::size_t cache = cache_count;
  std::vector<Token> tokens;
};
/// Worth keeping: below it are titles and names, above it few texts, and each is copied.
constexpr std::size_t least_kept = 256, most_kept = std::size_t{1} << 20;

}  // namespace

struct Analyzer::Impl {
  WordScanner scanner;
  Stemmer stemmer;
  std::vector<Cache> caches = std::vector<Cache>(cache_count, Cache(cached_words));
  Analysis kept;
  std::vector<Token> tokens;  ///< of what is not kept

  FinnishLemmas finnish_lemmas;
  RussianLemmas const* russian_lemmas = RussianLemmas::installed();

  void add_english(std::string const& word, Stems& stems) const {
    auto const plain = one_spelling(without_accents(word));
    auto const irregular = irregular_form(plain);
    if (irregular.base.empty() || irregular.is_word_of_its_own) add_distinct(stems, stemmer.stem("en", plain));
    if (!irregular.base.empty()) add_distinct(stems, stemmer.stem("en", irregular.base));
  }

  // The base forms alone: stemmed, kirja and kirje would meet.
  void add_finnish(std::string const& word, Stems& stems) {
    auto const known = stems.size();
    for (auto& base : finnish_lemmas.base_forms(word)) add_distinct(stems, std::move(base));
    if (stems.size() == known) add_distinct(stems, stemmer.stem("fi", word));
  }

  // The lemma's stem joins what the dictionary holds apart (обучать and обучаться, an adjective and its adverb). Where it would
  // only take a noun's last vowel, the lemma stays: банк and банка would meet.
  void add_russian(std::string const& word, Stems& stems) const {
    auto lemma = russian_lemmas == nullptr ? std::string() : russian_lemmas->first_lemma(word);
    auto stem = stemmer.stem("ru", lemma.empty() ? word : lemma);
    auto const keeps = !lemma.empty() && lemma.size() - std::min(stem.size(), lemma.size()) <= letter_bytes;
    add_distinct(stems, keeps ? std::move(lemma) : std::move(stem));
  }

  Stems stems_of(Form const& form, LanguageSet const& set) {
    Stems stems;
    if (form.is_plain) {
      auto const fit = fitting(set, script_of(form.word));
      if (fit[english]) add_english(form.word, stems);
      if (fit[finnish]) add_finnish(form.word, stems);
      if (fit[russian]) add_russian(form.word, stems);
    }
    if (stems.empty()) stems.push_back(form.word);
    return stems;
  }

  Entry const& look_up(std::string_view written, LanguageSet const& set, Cache& cache) {
    if (auto const* found = cache.find(written)) return *found;
    Entry entry;
    for (auto& form : forms_of(written)) {
      auto stems = stems_of(form, set);
      entry.add({std::move(form.word), std::move(stems), form.where});
    }
    return cache.add(written, std::move(entry));
  }

  // e-mail as email: written with its hyphen it is no other word of the scanner's, so the cache keeps both.
  Entry const& look_up_joined(std::string_view written, LanguageSet const& set, Cache& cache) {
    if (auto const* found = cache.find(written)) return *found;
    Entry entry;
    if (auto joined = joined_form(written)) {
      auto stems = stems_of(*joined, set);
      entry.add({std::move(joined->word), std::move(stems), joined->where});
    }
    return cache.add(written, std::move(entry));
  }

  void read(std::string_view utf8, LanguageSet const& set, Cache& cache, std::vector<Token>& out);
};

bool Analyzer::is_in_dictionary(std::string_view folded, std::span<std::string_view const> langs) {
  auto const fit = fitting(language_set(langs), script_of(folded));
  if (fit[english] && !irregular_form(folded).base.empty()) return true;
  if (fit[finnish] && !impl_->finnish_lemmas.base_forms(folded).empty()) return true;
  return fit[russian] && impl_->russian_lemmas != nullptr && !impl_->russian_lemmas->first_lemma(folded).empty();
}

std::string analysis_name() {
  std::string name(rules_version);
  if (FinnishLemmas::is_installed()) name += "+fi-voikko";
  if (RussianLemmas::installed() != nullptr) name += "+ru-opencorpora";
  return name;
}

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::Impl::read(std::string_view utf8, LanguageSet const& set, Cache& cache, std::vector<Token>& out) {
  out.clear();
  std::uint32_t position = 0;
  auto const add_form = [&](FoundForm const& form, std::size_t start) { out.push_back({form.word, form.stems, position, {start + form.where.start, start + form.where.end}}); };
  auto const add = [&](Entry const& entry, std::size_t start) {
    if (!entry.is_empty) add_form(entry.first, start);
    for (auto const& form : entry.more) add_form(form, start);
  };
  auto const& spans = scanner.scan(utf8);
  auto const hyphen_after = [&](std::size_t i) {
    return i + 1 < spans.size() && is_hyphen(utf8.substr(spans[i].end, spans[i + 1].start - spans[i].end));
  };
  bool chained = false;  // by a hyphen to the word before
  for (std::size_t i = 0; i < spans.size(); ++i) {
    auto const& span = spans[i];
    ++position;
    add(look_up(utf8.substr(span.start, span.end - span.start), set, cache), span.start);
    bool const chains = hyphen_after(i);
    if (chains && !chained && !hyphen_after(i + 1)) add(look_up_joined(utf8.substr(span.start, spans[i + 1].end - span.start), set, cache), span.start);
    chained = chains;
  }
}

std::span<Token const> Analyzer::analyze(std::string_view utf8, std::span<std::string_view const> langs) {
  auto const set = language_set(langs);
  auto const which = cache_of(set);
  auto& kept = impl_->kept;
  if (which == kept.cache && utf8 == kept.text) return kept.tokens;
  auto& cache = impl_->caches[which];
  if (which == kept.cache && cache.is_full()) kept.cache = cache_count;  // its tokens go with the turn
  cache.turn();
  if (utf8.size() < least_kept || utf8.size() > most_kept) {
    impl_->read(utf8, set, cache, impl_->tokens);
    return impl_->tokens;
  }
  kept.cache = cache_count;  // until all is read
  impl_->read(utf8, set, cache, kept.tokens);
  kept.text = utf8;
  kept.cache = which;
  return kept.tokens;
}

}  // namespace bifrons::text

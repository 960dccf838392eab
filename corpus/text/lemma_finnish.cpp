// SPDX-License-Identifier: GPL-3.0-or-later
// Voikko is loaded at run time, so that a machine without it still searches, with stems alone.
#include "corpus/text/lemma_finnish.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <new>
#include <utility>

#include "corpus/text/lemma_choice.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/text/word_cache.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t most_base_forms = 8, longest_word_bytes = 128;
constexpr std::size_t cached_words = 60'000;  // a generation: some 7 MB; Voikko takes 13 µs a word

struct Handle;    // VoikkoHandle
struct Analysis;  // voikko_mor_analysis

/// The six functions of libvoikko.so.1 that are used; their signatures have stood since libvoikko 3.
struct Library {
  Handle* (*init)(char const** error, char const* language, char const* path) = nullptr;
  void (*terminate)(Handle*) = nullptr;
  Analysis** (*analyze)(Handle*, char const* word) = nullptr;
  void (*free_analyses)(Analysis**) = nullptr;
  char* (*value)(Analysis const*, char const* key) = nullptr;
  void (*free_value)(char*) = nullptr;

  Library() {
    auto* const object = dlopen("libvoikko.so.1", RTLD_NOW | RTLD_LOCAL);
    if (object == nullptr) return;
    is_whole = find(object, "voikkoInit", init) && find(object, "voikkoTerminate", terminate) && find(object, "voikkoAnalyzeWordCstr", analyze) &&
               find(object, "voikko_free_mor_analysis", free_analyses) && find(object, "voikko_mor_analysis_value_cstr", value) &&
               find(object, "voikko_free_mor_analysis_value_cstr", free_value);
  }

  bool is_whole = false;

 private:
  template <class Function>
  static bool find(void* object, char const* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(object, name));
    return function != nullptr;
  }
};

// Never closed: handles may outlive any other static.
Library const& library() {
  static Library const loaded;
  return loaded;
}

struct Close {
  void operator()(Handle* handle) const noexcept { library().terminate(handle); }
};
using OwnedHandle = std::unique_ptr<Handle, Close>;

OwnedHandle open_handle() {
  char const* error = nullptr;
  return OwnedHandle(library().is_whole ? library().init(&error, "fi", nullptr) : nullptr);
}

std::string value_of(Analysis const* analysis, char const* key) {
  auto* const found = library().value(analysis, key);
  if (found == nullptr) return {};
  std::string value(found);
  library().free_value(found);
  return value;
}

}  // namespace

struct FinnishLemmas::Impl {
  OwnedHandle handle;
  WordCache<std::string> cache{cached_words};  ///< base forms joined by '\n': most fit into the string itself

  std::string ask(std::string_view folded) {
    if (!handle) handle = open_handle();
    if (!handle) throw std::bad_alloc{};  // it opened before: an index half with, half without it would be worse
    std::string joined;
    auto** const analyses = library().analyze(handle.get(), std::string(folded).c_str());
    if (analyses == nullptr) return joined;
    std::vector<std::string> forms;
    for (auto** each = analyses; *each != nullptr && forms.size() < most_base_forms; ++each) {
      auto form = fold(value_of(*each, "BASEFORM"));
      if (form.empty() || std::ranges::find(forms, form) != forms.end()) continue;
      joined.append(joined.empty() ? "" : "\n").append(form);
      forms.push_back(std::move(form));
    }
    library().free_analyses(analyses);
    return joined;
  }
};

FinnishLemmas::FinnishLemmas() : impl_(std::make_unique<Impl>()) {}
FinnishLemmas::~FinnishLemmas() = default;
FinnishLemmas::FinnishLemmas(FinnishLemmas&&) noexcept = default;
FinnishLemmas& FinnishLemmas::operator=(FinnishLemmas&&) noexcept = default;

bool FinnishLemmas::is_installed() {
  static bool const installed = lemmas_are_wanted() && open_handle() != nullptr;
  return installed;
}

std::vector<std::string> FinnishLemmas::base_forms(std::string_view folded) {
  if (folded.empty() || folded.size() > longest_word_bytes || !is_installed()) return {};
  impl_->cache.turn();
  auto const* joined = impl_->cache.find(folded);
  if (joined == nullptr) joined = &impl_->cache.add(folded, impl_->ask(folded));
  std::vector<std::string> forms;
  for (std::size_t at = 0; at < joined->size();) {
    auto const end = std::min(joined->find('\n', at), joined->size());
    forms.push_back(joined->substr(at, end - at));
    at = end + 1;
  }
  return forms;
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// Whole paradigms through the analyzer: a word is found in each of its forms, and not in another word's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "corpus/text/analyzer.hpp"
#include "corpus/text/lemma_finnish.hpp"
#include "corpus/text/lemma_russian.hpp"

namespace bifrons::text {
namespace {

using Terms = std::vector<std::string>;

Terms terms_of(Analyzer& analyzer, std::string_view lang, std::string const& word) {
  std::string_view const langs[] = {lang};
  Terms terms;
  for (auto const& token : analyzer.analyze(word, langs)) terms.insert(terms.end(), token.stems.begin(), token.stems.end());
  std::ranges::sort(terms);
  return terms;
}

Terms shared(Terms const& a, Terms const& b) {
  Terms both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

struct Words {
  std::vector<std::vector<std::string>> together, apart;
};

Words read_words(std::string const& lang) {
  auto const* source = std::getenv("BIFRONS_SOURCE");
  std::ifstream file(std::string(source == nullptr ? "." : source) + "/tests/unit/text/data/paradigms_" + lang + ".txt");
  Words words;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream row(line);
    std::vector<std::string> forms;
    for (std::string word; row >> word;) {
      if (word != "!") forms.push_back(word);
    }
    (line.starts_with('!') ? words.apart : words.together).push_back(forms);
  }
  return words;
}

void check(std::string const& lang) {
  Analyzer analyzer;
  auto const words = read_words(lang);
  EXPECT_GE(words.together.size(), 25U) << lang;
  for (auto const& forms : words.together) {
    auto common = terms_of(analyzer, lang, forms.front());
    for (auto const& form : forms) {
      common = shared(common, terms_of(analyzer, lang, form));
      EXPECT_FALSE(common.empty()) << form << " is not found with " << forms.front();
    }
  }
  for (auto const& pair : words.apart) EXPECT_TRUE(shared(terms_of(analyzer, lang, pair[0]), terms_of(analyzer, lang, pair[1])).empty()) << pair[0] << " meets " << pair[1];
}

TEST(Paradigms, EnglishWordsAreFoundInAllTheirForms) { check("en"); }

TEST(Paradigms, FinnishWordsAreFoundInAllTheirForms) {
  if (!FinnishLemmas::is_installed()) GTEST_SKIP() << "Voikko is not installed";
  check("fi");
}

TEST(Paradigms, RussianWordsAreFoundInAllTheirForms) {
  if (RussianLemmas::installed() == nullptr) GTEST_SKIP() << "the OpenCorpora dictionary is not installed";
  check("ru");
}

}  // namespace
}  // namespace bifrons::text

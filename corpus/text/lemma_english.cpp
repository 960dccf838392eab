// SPDX-License-Identifier: GPL-3.0-or-later
// Reads english_irregular.txt once: a line is a base and its forms, one with + is a word of its own besides.
#include "corpus/text/lemma_english.hpp"

#include <algorithm>
#include <unordered_map>

#include "embedded/english_irregular.hpp"

namespace bifrons::text {
namespace {

using Forms = std::unordered_map<std::string_view, IrregularForm>;

void read_line(std::string_view line, Forms& forms) {
  std::string_view base;
  while (!line.empty()) {
    auto word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(word.size() + 1, line.size()));
    auto const own = word.ends_with('+');
    if (own) word.remove_suffix(1);
    if (base.empty()) {
      base = word;
    } else {
      forms.try_emplace(word, IrregularForm{base, own});
    }
  }
}

Forms read_forms(std::string_view file) {
  Forms forms;
  while (!file.empty()) {
    auto const line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(line.size() + 1, file.size()));
    if (!line.starts_with('#')) read_line(line, forms);
  }
  return forms;
}

}  // namespace

IrregularForm irregular_form(std::string_view folded) {
  static Forms const forms = read_forms(embedded::english_irregular);
  auto const found = forms.find(folded);
  return found == forms.end() ? IrregularForm{} : found->second;
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads english_spelling.txt once: pairs of words, beginnings of words, and the verbs that keep their -ise.
#include "corpus/text/spelling_english.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "embedded/english_spelling.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t least_root = 3;  // letters before -ise

struct Spellings {
  std::unordered_map<std::string_view, std::string_view> words, beginnings;
  std::unordered_set<std::string_view> keep_ise;
  std::size_t longest_beginning = 0;
};

std::string_view take(std::string_view& text, char end) {
  auto const part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

void read_line(std::string_view line, Spellings& spellings) {
  if (line.empty() || line.starts_with('#')) return;
  auto british = take(line, ' ');
  if (british == "=") {
    while (!line.empty()) spellings.keep_ise.insert(take(line, ' '));
  } else if (british.ends_with('-')) {
    british.remove_suffix(1);
    spellings.longest_beginning = std::max(spellings.longest_beginning, british.size());
    spellings.beginnings.emplace(british, line.substr(0, line.size() - 1));
  } else {
    spellings.words.emplace(british, line);
  }
}

Spellings const& spellings() {
  static Spellings const read = [] {
    Spellings out;
    for (auto file = embedded::english_spelling; !file.empty();) read_line(take(file, '\n'), out);
    return out;
  }();
  return read;
}

constexpr std::array<std::string_view, 11> ise_endings = {"isational", "isations", "isation", "isable", "isings", "ising", "isers", "ises", "iser", "ised", "ise"};

/// Where the s of -ise stands in a verb that America writes with z; npos in all other words.
std::size_t s_of_ise(std::string_view word, Spellings const& known) {
  auto const ending = std::ranges::find_if(ise_endings, [&](auto end) { return word.ends_with(end); });
  if (ending == ise_endings.end()) return word.npos;
  auto const root = word.size() - ending->size();
  if (root < least_root || std::string_view("aeiouw").find(word[root - 1]) != word.npos) return word.npos;  // raise, noise, otherwise
  return known.keep_ise.contains(word.substr(0, root + 2)) ? word.npos : root + 1;
}

}  // namespace

std::string one_spelling(std::string_view folded) {
  auto const& known = spellings();
  if (auto const found = known.words.find(folded); found != known.words.end()) return std::string(found->second);
  for (auto size = std::min(folded.size(), known.longest_beginning); size >= least_root; --size)
    if (auto const found = known.beginnings.find(folded.substr(0, size)); found != known.beginnings.end())
      return std::string(found->second).append(folded.substr(size));
  std::string word(folded);
  if (auto const at = s_of_ise(word, known); at != word.npos) word[at] = 'z';
  return word;
}

}  // namespace bifrons::text

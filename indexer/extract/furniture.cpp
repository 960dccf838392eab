// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the two tables of furniture words once, and looks names and lines up in them.
#include "indexer/extract/furniture.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "embedded/furniture_names.hpp"
#include "embedded/furniture_phrases.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/word_table.hpp"

namespace bifrons::extract {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using Table = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

std::uint8_t group_of(std::string_view name) {
  if (name == "strong") return name_strong;
  if (name == "weak") return name_weak;
  if (name == "comment") return name_comment;
  if (name == "overlay") return name_overlay;
  return name == "body" ? name_body : name_region;
}

Table<std::uint8_t> read_names() {
  Table<std::uint8_t> out;
  each_row(embedded::furniture_names, ' ', [&out](std::string_view name, std::string_view words) {
    each_word(words, [&out, group = group_of(name)](std::string_view word) { out[std::string(word)] |= group; });
  });
  return out;
}

struct Phrases {
  Table<PhraseGroup> whole;
  std::vector<std::pair<std::string, PhraseGroup>> beginnings;  // sorted
  std::vector<std::string> legal, disclosures, appeals;  // anywhere in a text
};

Phrases read_phrases() {
  Phrases out;
  each_row(embedded::furniture_phrases, '\t', [&out](std::string_view name, std::string_view written) {
    auto const group = name == "related"    ? PhraseGroup::related
                       : name == "comments" ? PhraseGroup::comments
                       : name == "leads"    ? PhraseGroup::leads
                                            : PhraseGroup::line;
    auto phrase = lowered(written);
    if (name == "legal" || name == "disclosure" || name == "appeal") {
      (name == "legal" ? out.legal : name == "appeal" ? out.appeals : out.disclosures).push_back(std::move(phrase));
    } else if (phrase.ends_with('*')) {
      phrase.pop_back();
      out.beginnings.emplace_back(std::move(phrase), group);
    } else {
      out.whole.emplace(std::move(phrase), group);
    }
  });
  std::ranges::sort(out.beginnings);
  return out;
}

Phrases const& all_phrases() {
  static Phrases const phrases = read_phrases();
  return phrases;
}

/// The words of one class name, "relatedPosts__list" as related, posts, list.
class Words {
 public:
  explicit Words(std::string_view names) : rest_(names) {}

  /// The next word in lower case; fresh says that white space stood before it. False at the end.
  bool next(std::string& word, bool& fresh) {
    word.clear();
    fresh = !begun_;
    begun_ = true;
    while (!rest_.empty() && !ascii_alnum(rest_.front()) && static_cast<unsigned char>(rest_.front()) < 0x80) {
      fresh |= rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t';
      rest_.remove_prefix(1);
    }
    bool small = false;
    while (!rest_.empty() && (ascii_alnum(rest_.front()) || static_cast<unsigned char>(rest_.front()) >= 0x80)) {
      char const c = rest_.front();
      bool const capital = c >= 'A' && c <= 'Z';
      if (capital && small) return true;
      small = !capital;
      word += ascii_lower(c);
      rest_.remove_prefix(1);
    }
    return !word.empty();
  }

 private:
  std::string_view rest_;
  bool begun_ = false;
};

}  // namespace

std::uint8_t name_groups(std::string_view names) {
  static Table<std::uint8_t> const table = read_names();
  std::uint8_t out = 0;
  std::string word, pair;
  bool fresh = true;
  Words words(names.substr(0, 2048));
  auto const look = [&out](std::string_view text) {
    if (auto const at = table.find(text); at != table.end()) out |= at->second;
  };
  bool said_of_other = false;  // "has-sidebar", "no-comments": of what stands beside
  while (words.next(word, fresh)) {
    if (fresh) said_of_other = false;
    if (word == "has" || word == "with" || word == "no" || word == "without" || word == "not" || word == "hide") said_of_other = true;
    if (said_of_other) {
      pair.clear();
      continue;
    }
    look(word);
    if (fresh) look("^" + word);
    if (!pair.empty() && !fresh) look(pair.append("-").append(word));
    pair = word;
  }
  return out;
}

PhraseGroup phrase_group(std::string_view line) {
  auto const& phrases = all_phrases();
  if (line.size() > 240) return PhraseGroup::none;  // 120 letters of Cyrillic
  auto text = lowered(line);
  for (auto at = text.find("’"); at != std::string::npos; at = text.find("’", at + 1)) {
    text[at] = '\'';
    text.erase(at + 1, 2);
  }
  while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == ' ' || text.back() == '!')) text.pop_back();
  if (auto const at = phrases.whole.find(text); at != phrases.whole.end()) return at->second;
  // The longest beginning that fits stands right before text in order, or a shorter one some way before it.
  auto at = std::ranges::upper_bound(phrases.beginnings, text, {}, &std::pair<std::string, PhraseGroup>::first);
  for (int steps = 0; at != phrases.beginnings.begin() && steps < 8; ++steps) {
    --at;
    if (text.starts_with(at->first)) return at->second;
  }
  return PhraseGroup::none;
}

namespace {

bool holds_any(std::vector<std::string> const& phrases, std::string_view text) {
  constexpr std::size_t most = 6000;
  auto const low = lowered(text.substr(0, most));
  return std::ranges::any_of(phrases, [&low](std::string const& phrase) { return low.find(phrase) != std::string::npos; });
}

}  // namespace

bool is_disclosure(std::string_view text) { return holds_any(all_phrases().disclosures, text); }

bool is_appeal(std::string_view text) { return holds_any(all_phrases().appeals, text); }

bool is_legal(std::string_view text) { return holds_any(all_phrases().legal, text) || is_disclosure(text); }

}  // namespace bifrons::extract

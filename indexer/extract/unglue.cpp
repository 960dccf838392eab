// SPDX-License-Identifier: GPL-3.0-or-later
// A small letter right before a capital is a joint where no known name is written so and the second word begins sentences, or
// both halves stand by themselves elsewhere in the text.
#include "indexer/extract/unglue.hpp"

#include <unordered_set>

#include "embedded/glue_words.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/word_table.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t words_max = 100'000, word_bytes = 80, phrase_bytes = 240;

enum class Letter : std::uint8_t { none, small, capital };

struct Seen {
  Letter letter = Letter::none;
  std::size_t bytes = 1;
  bool latin = true;
};

/// Latin with its accents and Cyrillic.
Seen letter_at(std::string_view text, std::size_t at) {
  char const c = text[at];
  if (static_cast<unsigned char>(c) < 0x80) return {c >= 'a' && c <= 'z' ? Letter::small : c >= 'A' && c <= 'Z' ? Letter::capital : Letter::none, 1, true};
  std::size_t bytes = 1;
  while (at + bytes < text.size() && !begins_code_point(text[at + bytes])) ++bytes;
  if (bytes != 2) return {Letter::none, bytes, true};
  auto const first = static_cast<unsigned char>(c), second = static_cast<unsigned char>(text[at + 1]);
  bool const latin = first == 0xC3 && second != 0x97 && second != 0xB7;
  if (latin) return {second >= 0xA0 || second == 0x9F ? Letter::small : Letter::capital, 2, true};
  if (first == 0xD0 && second >= 0x90 && second <= 0xAF) return {Letter::capital, 2, false};
  if (first == 0xD0 && second == 0x81) return {Letter::capital, 2, false};
  if ((first == 0xD0 && second >= 0xB0) || (first == 0xD1 && second <= 0x91)) return {Letter::small, 2, false};
  return {Letter::none, 2, true};
}

using WordSet = std::unordered_set<std::string>;

WordSet words_of(std::string_view group) {
  WordSet out;
  each_row(embedded::glue_words, '\t', [&](std::string_view name, std::string_view words) {
    if (name == group) each_word(words, [&out](std::string_view word) { out.insert(lowered(word)); });
  });
  return out;
}

bool begins_sentences(std::string const& word) {
  static WordSet const words = words_of("start");
  return words.contains(word);
}

/// LinkedIn, and LinkedInissä with it; McDonald, MacArthur, DeLuca.
bool is_name(std::string_view word, std::size_t at) {
  static WordSet const names = words_of("name");
  auto const low = lowered(word);
  for (auto end = low.size(); end > at; --end)
    if (names.contains(low.substr(0, end))) return true;
  auto const left = std::string_view(low).substr(0, at);
  for (std::string_view const prefix : {"mc", "mac", "de", "di", "la", "le", "van", "o", "fitz", "i", "e", "my"})
    if (left == prefix) return true;
  return false;
}

/// Where the run of letters that begins at `at` ends.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    auto const seen = letter_at(text, at);
    if (seen.letter == Letter::none) break;
    at += seen.bytes;
  }
  return at;
}

/// Names of programs: getUserName(), point.xAxis, some_Name, #tagThis.
bool is_code(std::string_view line, std::size_t from, std::size_t end) {
  constexpr std::string_view before = "._#@/$\\-=", after = "_(/[=";
  bool const member = end + 1 < line.size() && line[end] == '.' && ascii_alnum(line[end + 1]);
  return (from > 0 && before.find(line[from - 1]) != std::string_view::npos) || (end < line.size() && after.find(line[end]) != std::string_view::npos) || member;
}

}  // namespace

std::uint32_t Unglue::count(std::string_view word) {
  if (!counted_) {
    counted_ = true;
    for (std::size_t at = 0; at < text_.size() && counts_.size() < words_max;) {
      auto const end = word_end(text_, at);
      if (end == at) at += letter_at(text_, at).bytes;
      else if (end - at <= word_bytes) ++counts_[lowered(text_.substr(at, end - at))];
      at = std::max(at, end);
    }
  }
  auto const found = counts_.find(std::string(word));
  return found == counts_.end() ? 0 : found->second;
}

/// `at`: where the capital stands in the word.
bool Unglue::is_joint(std::string_view word, std::size_t at, bool latin) {
  constexpr std::size_t shortest = 4;
  if (word.size() > word_bytes || is_name(word, at)) return false;
  auto const left = lowered(word.substr(0, at)), right = lowered(word.substr(at));
  auto const left_chars = count_code_points(left), right_chars = count_code_points(right);
  if (left_chars < 2 || right_chars < 2) return false;
  // Another capital behind: an abbreviation, or a name of three parts.
  for (auto next = at + letter_at(word, at).bytes; next < word.size();) {
    auto const seen = letter_at(word, next);
    if (seen.letter == Letter::capital) return begins_sentences(lowered(word.substr(at, next - at))) && left_chars >= shortest;
    next += seen.bytes;
  }
  if (begins_sentences(right)) return left_chars >= (latin ? 3u : 2u);
  return left_chars >= shortest && right_chars >= shortest && count(left) > 0 && count(right) > 0 && count(left + right) == 1;
}

std::string Unglue::operator()(std::string_view line) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < line.size();) {
    auto const end = word_end(line, at);
    if (end == at) {
      at += letter_at(line, at).bytes;
      continue;
    }
    auto from = at;  // of the word that is left to look at
    Letter before = Letter::none;
    for (auto next = at; next < end;) {
      auto const seen = letter_at(line, next);
      if (seen.letter == Letter::capital && before == Letter::small && end - at <= 4 * word_bytes && !is_code(line, at, end)) {
        auto const rest = line.substr(next);
        auto const group = rest.size() <= phrase_bytes ? phrase_group(rest) : PhraseGroup::none;
        bool const furniture = group != PhraseGroup::none && !is_name(line.substr(from, end - from), next - from);
        if (furniture || is_joint(line.substr(from, end - from), next - from, seen.latin)) {
          out.append(line.substr(copied, next - copied)) += furniture ? '\n' : ' ';
          copied = from = next;
        }
      }
      before = seen.letter;
      next += seen.bytes;
    }
    at = end;
  }
  return out.append(line.substr(copied));
}

}  // namespace bifrons::extract

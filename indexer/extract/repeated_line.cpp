// SPDX-License-Identifier: GPL-3.0-or-later
// Folding and hashing, so that case and spacing make no other line.
#include "indexer/extract/repeated_line.hpp"

#include <algorithm>
#include <string>

#include "corpus/text/unicode.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t longest_line = 4'000, longest_opening_line = 300, fewest_words = 3;

/// FNV-1a. Source: Fowler, Noll, Vo. kind keeps openings apart from whole lines; 0 is no hash.
std::uint64_t hash_of(char kind, std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  auto const add = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; };
  add(kind);
  for (char c : text) add(c);
  return hash == 0 ? 1 : hash;
}

bool has_digit(std::string_view text) { return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }); }

/// A full stop or the like, or what leads on to the next block.
bool ends_as_sentence(std::string_view text) {
  for (std::string_view const mark : {".", "!", "?", ":", ",", ";", "\xE2\x80\xA6", "\xE3\x80\x82", ".\"", ".)", "!)", "?)", ".\xE2\x80\x9D"})
    if (text.ends_with(mark)) return true;
  return false;
}

/// The next piece of list up to one of the separators, taken off it.
std::string_view next_piece(std::string_view& list, std::string_view separators) {
  auto const end = std::min(list.find_first_of(separators), list.size());
  auto const piece = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return piece;
}

/// The line holds a name of two words at least, whole.
bool names(std::string_view folded, std::string_view author) {
  auto const authors = text::fold(author);
  for (std::string_view rest = authors; !rest.empty();) {
    std::size_t words = 0;
    bool all = true;
    for (auto name = next_piece(rest, ";,"); !name.empty();) {
      auto const word = next_piece(name, " .");
      if (count_code_points(word) < 2) continue;  // an initial
      ++words;
      all = all && folded.find(word) != std::string_view::npos;
    }
    if (all && words >= 2) return true;
  }
  return false;
}

void read_opening(std::string_view folded, RepeatedLine& line) {
  auto const first = std::min(folded.find(' '), folded.size());
  if (first == folded.size() || has_digit(folded.substr(0, first))) return;
  auto const second = std::min(folded.find(' ', first + 1), folded.size());
  line.opening_word = hash_of('1', folded.substr(0, first));
  line.labelled = folded[first - 1] == ':';
  if (line.labelled || second == folded.size() || has_digit(folded.substr(0, second))) return;
  line.opening_words = hash_of('2', folded.substr(0, second));
  line.labelled = folded[second - 1] == ':';
}

}  // namespace

RepeatedLine read_repeated_line(std::string_view text, BlockKind kind, std::string_view author) {
  RepeatedLine line;
  line.heading = kind == BlockKind::heading;
  if (line.heading || kind == BlockKind::preformatted || text.size() > longest_line) return line;
  auto const folded = text::squeeze(text::fold(text));
  if (folded.empty()) return line;
  if (std::ranges::count(folded, ' ') + 1 >= static_cast<std::ptrdiff_t>(fewest_words)) line.whole = hash_of('w', folded);
  line.dated = has_digit(folded);
  line.names_author = line.whole != 0 && !author.empty() && names(folded, author);
  bool const running = kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::caption;
  if (running && folded.size() <= longest_opening_line && !ends_as_sentence(folded)) read_opening(folded, line);
  return line;
}

bool is_furniture(RepeatedLine const& line, End end, SiteKeys const& keys) {
  if (line.whole != 0 && keys.contains(line.whole)) return true;
  if (end == End::head && !line.dated) return false;  // "TL;DR …"
  return (line.opening_word != 0 && keys.contains(line.opening_word)) || (line.opening_words != 0 && keys.contains(line.opening_words));
}

std::size_t lines_in_reach(std::vector<RepeatedLine> const& outermost_first, End end, SiteKeys const& keys) {
  std::size_t at = 0;
  for (std::size_t staying = 0; at < outermost_first.size() && staying < reach_of(end); ++at)
    if (!outermost_first[at].heading && !is_furniture(outermost_first[at], end, keys)) ++staying;
  return at;
}

}  // namespace bifrons::extract

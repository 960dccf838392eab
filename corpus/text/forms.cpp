// SPDX-License-Identifier: GPL-3.0-or-later
// CRM:n is found as crm, Booking.com as booking, note:this as note and as this, 1,000 as 1000.
#include "corpus/text/forms.hpp"

#include <algorithm>
#include <array>

#include "corpus/text/unicode.hpp"
#include "corpus/text/utf8.hpp"

namespace bifrons::text {
namespace {

constexpr std::size_t longest_word = 64;                // code points
constexpr std::size_t longest_joined = 32;                // code points: longer ones are made for the occasion
constexpr std::size_t longest_written = 16 * longest_word;  // bytes: past it, no folding brings the word under the bound

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Case endings and clitics after a colon, Finnish and Swedish: they are no words. Vowel harmony is folded away (ä as a).
constexpr auto colon_endings = std::to_array<std::string_view>({
    "n", "a", "t", "s", "ta", "na", "ssa", "sta", "lla", "lta", "lle", "ksi", "tta", "in", "an", "en", "on", "un", "iin", "aan", "een",
    "oon", "uun", "hin", "han", "hon", "hun", "hen", "hyn", "ien", "jen", "den", "iden", "itten", "ia", "ja", "ita", "issa", "ista", "illa",
    "ilta", "ille", "iksi", "ina", "ihin", "seen", "siin", "sta", "nsa", "mme", "nne", "ni", "si", "kin", "ko", "han", "et", "er", "ar", "or",
    "ns", "ts", "nen", "lainen", "laiset", "laista", "laisen", "maisesti"});

bool is_ending(std::string_view folded) {
  std::string harmonised;
  for (std::size_t at = 0; at < folded.size();) {
    auto const point = code_point_at(folded, at);
    append_utf8(harmonised, point.value == U'ä' ? U'a' : point.value == U'ö' ? U'o' : point.value);
    at += point.bytes;
  }
  auto const listed = [](std::string_view ending) { return std::ranges::find(colon_endings, ending) != colon_endings.end(); };
  if (listed(harmonised)) return true;
  for (auto const clitic : {"kin", "kaan", "ko", "han", "nsa", "mme", "ni"}) {  // CRM:ssäkin
    if (harmonised.ends_with(clitic) && listed(std::string_view(harmonised).substr(0, harmonised.size() - std::string_view(clitic).size()))) return true;
  }
  return false;
}

struct Piece {
  std::string_view written;
  std::size_t start;
};

std::vector<Piece> split(std::string_view written, char sign) {
  std::vector<Piece> out;
  for (std::size_t start = 0; start <= written.size();) {
    auto const end = std::min(written.find(sign, start), written.size());
    out.push_back({written.substr(start, end - start), start});
    start = end + 1;
  }
  return out;
}

void add(std::vector<Form>& forms, std::string word, Span where) {
  if (word.empty() || code_points(word) > longest_word) return;
  if (std::ranges::any_of(forms, [&](Form const& form) { return form.word == word; })) return;
  auto const plain = word.find_first_of(":._&+#0123456789") == std::string::npos;
  forms.push_back({std::move(word), where, plain});
}

void add_piece(std::vector<Form>& forms, Piece const& piece) {
  add(forms, fold(piece.written), {piece.start, piece.start + piece.written.size()});
}

void add_colon_pieces(std::vector<Form>& forms, std::string_view written) {
  auto pieces = split(written, ':');
  if (std::ranges::all_of(written, [](char c) { return is_digit(c) || c == ':'; })) return;  // 2:1 is one thing
  if (pieces.size() > 1 && is_ending(fold(pieces.back().written))) pieces.pop_back();
  for (auto const& piece : pieces) add_piece(forms, piece);
}

bool starts_sentence(std::string_view piece) {
  if (code_points(piece) < 3) return false;
  auto const first = code_point_at(piece, 0), second = code_point_at(piece, first.bytes);
  auto const is_lower = [&](std::size_t at, std::size_t bytes) { return fold(piece.substr(at, bytes)) == piece.substr(at, bytes); };
  return !is_lower(0, first.bytes) && is_lower(first.bytes, second.bytes);
}

// end.Start is two sentences glued; shop.com is a name found by its first part; U.S.A is usa.
void add_dot_pieces(std::vector<Form>& forms, std::string_view written) {
  auto const pieces = split(written, '.');
  if (std::ranges::any_of(written, is_digit) || pieces.size() < 2) return;
  if (std::ranges::all_of(pieces, [](Piece const& p) { return code_points(p.written) == 1; })) {
    auto joined = fold(written);
    std::erase(joined, '.');
    if (pieces.size() > 2) add(forms, std::move(joined), {0, written.size()});
    return;
  }
  auto const glued = std::ranges::any_of(pieces.begin() + 1, pieces.end(), [](Piece const& p) { return starts_sentence(p.written); });
  for (auto const& piece : pieces) {
    if (code_points(piece.written) < 3 || piece.written == "www") continue;
    add_piece(forms, piece);
    if (!glued) return;
  }
}

// 1,000 and 1.000 as 1000, where the groups are of three.
void add_ungrouped(std::vector<Form>& forms, std::string const& folded) {
  std::string digits;
  std::size_t run = 0;
  bool first = true;
  for (char const c : folded) {
    if (is_digit(c)) {
      digits += c;
      ++run;
    } else {
      if ((c != ',' && c != '.' && c != '\'') || (first ? run < 1 || run > 3 : run != 3)) return;
      first = false;
      run = 0;
    }
  }
  if (!first && run == 3) add(forms, std::move(digits), forms.front().where);
}

std::string without_possessive(std::string folded) {
  auto const size = folded.size();
  if (size > 2 && folded.ends_with("'s") && folded[size - 3] != '\'') folded.resize(size - 2);
  return folded;
}

}  // namespace

std::vector<Form> forms_of(std::string_view written) {
  std::vector<Form> forms;
  if (written.size() > longest_written) return forms;
  add(forms, without_possessive(fold(written)), {0, written.size()});
  if (forms.empty()) return forms;
  auto const folded = forms.front().word;
  if (folded.find(':') != std::string::npos) add_colon_pieces(forms, written);
  if (folded.find('.') != std::string::npos) add_dot_pieces(forms, written);
  if (folded.find('_') != std::string::npos) {
    for (auto const& piece : split(written, '_')) {
      if (code_points(piece.written) >= 3) add_piece(forms, piece);
    }
  }
  if (is_digit(folded.front())) add_ungrouped(forms, folded);
  return forms;
}

bool is_hyphen(std::string_view between) noexcept {
  return between == "-" || between == "\u2010" || between == "\u2011";
}

std::optional<Form> joined_form(std::string_view written) {
  auto word = fold(written);
  for (auto const hyphen : {"-", "\u2010", "\u2011"})
    if (auto const at = word.find(hyphen); at != word.npos) word.erase(at, std::string_view(hyphen).size());
  word = without_possessive(std::move(word));
  if (code_points(word) > longest_joined || word.find_first_of(":._&+#0123456789") != word.npos) return std::nullopt;
  return Form{std::move(word), {0, written.size()}, true};
}

Script script_of(std::string_view folded) noexcept {
  auto found = Script::none;
  for (std::size_t at = 0; at < folded.size();) {
    auto const point = code_point_at(folded, at);
    auto const c = point.value;
    at += point.bytes;
    if ((c >= 0x400 && c <= 0x52F) || (c >= 0x1C80 && c <= 0x1C8F)) return Script::cyrillic;
    auto const is_latin = (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF);
    if (is_latin) {
      found = Script::latin;
    } else if (c > 0x24F && found == Script::none) {
      found = Script::other;
    }
  }
  return found;
}

}  // namespace bifrons::text

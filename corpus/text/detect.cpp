// SPDX-License-Identifier: GPL-3.0-or-later
// Our own model tells our languages from their neighbours, down to single words; CLD2 names the rest of the world.
#include "corpus/text/detect.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <map>
#include <optional>

#include "corpus/text/language_model.hpp"
#include "corpus/text/unicode.hpp"

namespace bifrons::text {
namespace {

constexpr int unknown_encoding = 23;                   // CLD2 names it in a header of tables that we do not want
constexpr std::size_t sample_bytes = std::size_t{1} << 14U;  // what is read to name one text or piece
constexpr double hint_worth = 2.0;                     // log-odds that a page's own word adds
constexpr std::size_t other_class = language_classes.size() - 1;
constexpr std::size_t told_by_cld2 = 25;               // letters from which CLD2's word on a foreign language counts
constexpr double cld2_worth = 4.0, cld2_other_worth = 8.0;  // log-odds that CLD2's word adds: a language of the model's, or another
constexpr double clear_margin = 12.0;
constexpr std::size_t piece_words = 4, piece_letters = 18;  // a piece shorter than that takes its neighbours' language
constexpr double piece_margin = 6.0;                   // log-odds over the main language that make a piece foreign

std::string_view primary(std::string_view tag) { return tag.substr(0, std::min(tag.find('-'), tag.find('_'))); }

std::optional<std::size_t> class_of(std::string_view lang) {
  auto const found = std::ranges::find(language_classes, lang);
  if (found == language_classes.end() || lang == language_classes[other_class]) return std::nullopt;
  return static_cast<std::size_t>(found - language_classes.begin());
}

// CLD2's language where it is sure of it, else "".
std::string cld2_language(std::string_view utf8) {
  auto const text = to_nfc(utf8);
  CLD2::CLDHints const hints{nullptr, nullptr, unknown_encoding, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language best[3];
  int percent[3], bytes = 0;
  double score[3];
  bool reliable = false;
  auto const lang = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, best, percent, score, nullptr, &bytes, &reliable);
  if (!reliable || lang == CLD2::UNKNOWN_LANGUAGE || percent[0] < 60) return {};
  std::string const code = CLD2::LanguageCode(lang);
  return code.starts_with("xx") || code == "un" ? std::string() : code;
}

std::string_view sample_of(std::string_view utf8) {
  if (utf8.size() <= sample_bytes) return utf8;
  auto const gap = utf8.substr(0, sample_bytes).find_last_of(" \n");
  return utf8.substr(0, gap == std::string_view::npos ? sample_bytes : gap);
}

void add_hint(ScoredLanguages& scored, std::string_view hint) {
  if (auto const said = class_of(primary(hint))) scored.scores[*said] += hint_worth;
}

std::size_t best_class(LanguageScores const& scores) {
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

// The class that is so far ahead that CLD2 need not be asked.
std::optional<std::size_t> clear_winner(LanguageScores const& scores) {
  auto const best = best_class(scores);
  if (best == other_class) return std::nullopt;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i != best && scores[best] - scores[i] < clear_margin) return std::nullopt;
  }
  return best;
}

// The name of the language that scored has found in utf8.
std::string name_language(std::string_view utf8, ScoredLanguages const& scored) {
  if (scored.others > scored.letters) {
    auto const other = cld2_language(utf8);
    return other.empty() ? "und" : other;
  }
  if (scored.letters < 2) return "und";
  auto scores = scored.scores;
  if (auto const sure = clear_winner(scores)) return std::string(language_classes[*sure]);
  if (scored.letters >= told_by_cld2) {
    auto const second = cld2_language(utf8);
    if (!second.empty()) scores[class_of(second).value_or(other_class)] += class_of(second) ? cld2_worth : cld2_other_worth;
  }
  auto const best = best_class(scores);
  if (best != other_class) return std::string(language_classes[best]);
  auto const other = cld2_language(utf8);
  return other.empty() ? "und" : other;
}

struct Piece {
  Span where;
  ScoredLanguages scored;
  std::string lang;  // "" = as its neighbours
};

std::vector<Piece> read_pieces(std::string_view utf8) {
  std::vector<Piece> pieces;
  for (auto const span : sentence_segments(utf8)) {
    auto const text = utf8.substr(span.start, span.end - span.start);
    pieces.push_back({span, score_languages(text, 60), {}});
    auto& piece = pieces.back();
    auto const is_long = piece.scored.words >= piece_words && piece.scored.letters >= piece_letters;
    if (is_long || piece.scored.others >= piece_letters / 2) piece.lang = name_language(sample_of(text), piece.scored);
    if (piece.lang == "und") piece.lang.clear();
  }
  return pieces;
}

std::string main_language(std::vector<Piece> const& pieces, std::string_view hint) {
  std::map<std::string_view, std::size_t> bytes;
  for (auto const& piece : pieces) {
    if (!piece.lang.empty()) bytes[piece.lang] += piece.where.end - piece.where.start;
  }
  if (bytes.empty()) return {};
  if (auto const hinted = bytes.find(primary(hint)); hinted != bytes.end()) hinted->second += hinted->second / 2;
  return std::string(std::ranges::max_element(bytes, {}, [](auto const& entry) { return entry.second; })->first);
}

// A piece is foreign only where its words say so clearly.
bool is_foreign(Piece const& piece, std::string_view main) {
  if (piece.lang.empty() || piece.lang == main) return false;
  auto const its = class_of(piece.lang), mains = class_of(main);
  if (!its || !mains) return true;
  return piece.scored.scores[*its] - piece.scored.scores[*mains] >= piece_margin;
}

// Short pieces between two foreign ones of one language go with them.
void fill_gaps(std::vector<Piece>& pieces, std::string_view main) {
  for (auto& piece : pieces) {
    if (!piece.lang.empty() && !is_foreign(piece, main)) piece.lang = main;
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].lang.empty()) continue;
    auto next = i;
    while (next < pieces.size() && pieces[next].lang.empty()) ++next;
    auto const before = i == 0 ? std::string(main) : pieces[i - 1].lang;
    auto const after = next == pieces.size() ? before : pieces[next].lang;
    for (; i < next; ++i) pieces[i].lang = before == after ? before : std::string(main);
    --i;
  }
}

}  // namespace

std::string detect_language(std::string_view utf8, std::string_view hint) {
  auto const sample = sample_of(utf8);
  auto scored = score_languages(sample);
  add_hint(scored, hint);
  return name_language(sample, scored);
}

Languages detect_languages(std::string_view utf8, std::string_view hint) {
  auto pieces = read_pieces(utf8);
  Languages out;
  out.main = main_language(pieces, hint);
  if (out.main.empty()) {
    out.main = detect_language(utf8, hint);
    return out;
  }
  fill_gaps(pieces, out.main);
  bool joins = false;  // the piece before was foreign too
  for (auto const& piece : pieces) {
    auto const foreign = piece.lang != out.main;
    if (foreign && joins && out.others.back().lang == piece.lang) {
      out.others.back().where.end = piece.where.end;
    } else if (foreign) {
      out.others.push_back({piece.lang, piece.where});
    }
    joins = foreign;
  }
  return out;
}

}  // namespace bifrons::text

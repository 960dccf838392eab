// SPDX-License-Identifier: GPL-3.0-or-later
// Our own model tells our languages from their neighbours, down to single words; CLD2 names the rest of the world.
#include "corpus/text/detect.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdint>
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
constexpr std::size_t piece_words = 4, piece_letters = 18;  // pieces shorter than that have no say in the main language
constexpr double change_price = 7.0;                   // log-odds that a change of language between two pieces needs
constexpr double main_worth = 0.2, mark_worth = 10.0, letter_worth = 3.0;  // of the main language, of a mark, of a letter in another script

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
  std::string lang;  ///< of itself; "" where that is not clear, and "" at the end for the main language
};

std::string_view text_at(std::string_view utf8, Span span) { return utf8.substr(span.start, span.end - span.start); }

// Adds what the page says of each piece that lies in a marked stretch by more than half.
void add_marks(std::vector<Piece>& pieces, std::span<LanguagePiece const> marked) {
  auto mark = marked.begin();
  for (auto& piece : pieces) {
    while (mark != marked.end() && mark->where.end <= piece.where.start) ++mark;
    if (mark == marked.end()) return;
    auto const from = std::max(mark->where.start, piece.where.start), to = std::min(mark->where.end, piece.where.end);
    if (to <= from || 2 * (to - from) <= piece.where.end - piece.where.start) continue;
    piece.scored.scores[class_of(primary(mark->lang)).value_or(other_class)] += mark_worth;
  }
}

std::vector<Piece> read_pieces(std::string_view utf8, std::span<LanguagePiece const> marked) {
  std::vector<Piece> pieces;
  for (auto const span : sentence_segments(utf8)) pieces.push_back({span, score_languages(text_at(utf8, span)), {}});
  add_marks(pieces, marked);
  for (auto& piece : pieces) {
    auto& scored = piece.scored;
    if (scored.others > scored.letters) scored.scores[other_class] += letter_worth * static_cast<double>(scored.others);
    auto const is_long = scored.words >= piece_words && scored.letters >= piece_letters;
    if (is_long || scored.others >= piece_letters / 2) piece.lang = name_language(sample_of(text_at(utf8, piece.where)), scored);
    if (piece.lang == "und") piece.lang.clear();
    if (!piece.lang.empty() && !class_of(piece.lang)) scored.scores[other_class] += cld2_other_worth;
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

// The likeliest classes of all pieces together, where each change between them has its price (Viterbi).
std::vector<std::size_t> smoothed_classes(std::vector<Piece> const& pieces, std::size_t main) {
  constexpr auto count = language_classes.size();
  std::vector<std::array<std::uint8_t, count>> before(pieces.size());
  LanguageScores best{};
  best.fill(-change_price);
  best[main] = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const from = best_class(best);
    auto const changed = best[from] - change_price;
    for (std::size_t c = 0; c < count; ++c) {
      bool const stays = best[c] >= changed;
      before[i][c] = static_cast<std::uint8_t>(stays ? c : from);
      best[c] = (stays ? best[c] : changed) + pieces[i].scored.scores[c];
    }
    best[main] += main_worth;
  }
  for (std::size_t c = 0; c < count; ++c) best[c] -= c == main ? 0 : change_price;  // as if the main language went on
  std::vector<std::size_t> classes(pieces.size());
  auto at = best_class(best);
  for (auto i = pieces.size(); i-- > 0; at = before[i][at]) classes[i] = at;
  return classes;
}

// A run of pieces in languages that the model does not know: each as it was named by itself, or as those around it, or all together.
void name_others(std::string_view utf8, std::span<Piece> run) {
  auto const is_named = [](Piece const& piece) { return !piece.lang.empty() && !class_of(piece.lang); };
  auto const first = std::ranges::find_if(run, is_named);
  auto lang = first != run.end() ? first->lang : cld2_language(sample_of(text_at(utf8, {run.front().where.start, run.back().where.end})));
  for (auto& piece : run) {
    if (is_named(piece)) lang = piece.lang;
    piece.lang = lang;
  }
}

// Each piece gets the language of its run of pieces in one class; "" for the main language.
void settle_languages(std::string_view utf8, std::vector<Piece>& pieces, std::string_view main) {
  auto const classes = smoothed_classes(pieces, class_of(main).value_or(other_class));
  for (std::size_t i = 0, end = 0; i < pieces.size(); i = end) {
    for (end = i; end < pieces.size() && classes[end] == classes[i];) ++end;
    auto const run = std::span(pieces).subspan(i, end - i);
    if (classes[i] == other_class) name_others(utf8, run);
    for (auto& piece : run) {
      if (classes[i] != other_class) piece.lang = language_classes[classes[i]];
      if (piece.lang == main) piece.lang.clear();
    }
  }
}

}  // namespace

std::string detect_language(std::string_view utf8, std::string_view hint) {
  auto const sample = sample_of(utf8);
  auto scored = score_languages(sample);
  add_hint(scored, hint);
  return name_language(sample, scored);
}

Languages detect_languages(std::string_view utf8, std::string_view hint, std::span<LanguagePiece const> marked) {
  auto pieces = read_pieces(utf8, marked);
  Languages out;
  out.main = main_language(pieces, hint);
  if (out.main.empty()) {
    out.main = detect_language(utf8, hint);
    return out;
  }
  settle_languages(utf8, pieces, out.main);
  bool joins = false;  // the piece before was foreign too
  for (auto const& piece : pieces) {
    auto const foreign = !piece.lang.empty();
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs each sentence by the question's words in it and by what it is, and joins the best two that fit.
#include "searchd/query/snippet.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "searchd/query/passage.hpp"
#include "searchd/query/sentences.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t long_article = 3000;  ///< bytes; in shorter ones a reader needs no headings to find the place
constexpr std::size_t short_line = 40;  ///< code points; a shorter line without a stop names something and says nothing of it
constexpr double bytes_a_word = 6.5;
constexpr std::ptrdiff_t most_windows = 30;  ///< looked at in one long sentence

/// How much a sentence of this kind says to somebody who reads it alone.
double worth_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading: return 0.6;
    case BlockKind::row: return 0.4;
    case BlockKind::preformatted: return 0.5;
    case BlockKind::caption:
    case BlockKind::term: return 0.7;
    case BlockKind::item: return 0.95;
    case BlockKind::paragraph:
    case BlockKind::quote: break;
  }
  return 1.0;
}

bool ends_as_prose(std::string_view text) {
  constexpr std::string_view stops = ".!?:;)\"";
  return stops.find(text.back()) != std::string_view::npos || text.ends_with("…") || text.ends_with("”") || text.ends_with("»");
}

/// Cells of a table in one line, or names one after the other.
bool lists_labels(std::string_view text) {
  if (text.find(" | ") != std::string_view::npos || text.find('\t') != std::string_view::npos) return true;
  if (ends_as_prose(text)) return false;
  auto const marks = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == ',' || c == ';' || c == '|' || c == '/'; }));
  return marks >= 3 && marks * 3 >= count_words(text);
}

double worth_of(std::string_view sentence, BlockKind kind) {
  auto worth = worth_of(kind);
  if (lists_labels(sentence)) worth = std::min(worth, 0.4);
  if (!ends_as_prose(sentence) && points(sentence) < short_line) worth = std::min(worth, 0.7);
  return worth;
}

struct Sentence {
  Span where;
  std::size_t number = 0;
  std::vector<Mark> marks;  ///< into the sentence
  double score = 0, worth = 1;
};

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, Article const& article, WordFinder& words, std::span<double const> weights)
      : text_(text.substr(0, most_bytes)), article_(article), words_(words), weights_(weights), blocks_(text_blocks(text_, article)) {}
  Excerpt make();

 private:
  [[nodiscard]] std::string_view part(Span where) const { return text_.substr(where.start, where.end - where.start); }
  [[nodiscard]] std::vector<Sentence> candidates();
  [[nodiscard]] double nearness(std::vector<Mark> const&) const;
  [[nodiscard]] double weight_of(std::vector<Mark> const&, std::set<std::uint32_t> const& without) const;
  void append(Sentence const&, std::size_t room);
  [[nodiscard]] std::size_t start_of_window(Sentence const&, std::size_t room) const;
  [[nodiscard]] Span window(Sentence const&, std::size_t room) const;
  void add_more(Sentence const& best, std::vector<Sentence> const& others);
  [[nodiscard]] std::size_t room() const;
  [[nodiscard]] std::vector<std::string> headings(Sentence const& best) const;

  std::string_view text_;
  Article const& article_;
  WordFinder& words_;
  std::span<double const> weights_;
  std::vector<TextBlock> blocks_;
  std::vector<Span> sentences_;
  Snippet out_;
  std::optional<std::size_t> more_at_;  ///< where the sentence beside the best one begins
};

/// Sentences that hold a word of the question, weighed.
std::vector<Sentence> SnippetMaker::candidates() {
  std::vector<Sentence> out;
  auto const marks = words_.find(text_, article_);
  std::size_t number = 0, block = 0;
  for (auto const& mark : marks) {
    while (number + 1 < sentences_.size() && sentences_[number].end <= mark.where.start) ++number;
    auto const where = sentences_[number];
    if (mark.where.start < where.start || mark.where.end > where.end) continue;
    if (out.empty() || out.back().number != number) out.push_back({where, number, {}, 0});
    out.back().marks.push_back({{mark.where.start - where.start, mark.where.end - where.start}, mark.word});
  }
  for (auto& sentence : out) {
    while (block + 1 < blocks_.size() && blocks_[block].where.end <= sentence.where.start) ++block;
    auto const kind = blocks_.empty() ? BlockKind::paragraph : blocks_[block].kind;
    sentence.worth = worth_of(part(sentence.where), kind);
    sentence.score = (weight_of(sentence.marks, {}) + nearness(sentence.marks)) * sentence.worth;
  }
  return out;
}

/// A little for different words side by side: it decides between sentences that hold the same words.
double SnippetMaker::nearness(std::vector<Mark> const& marks) const {
  double sum = 0;
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (marks[i].word == marks[i - 1].word) continue;
    auto const apart = std::max(1.0, static_cast<double>(marks[i].where.start - marks[i - 1].where.start) / bytes_a_word);
    sum += std::min(weights_[marks[i].word], weights_[marks[i - 1].word]) / apart;
  }
  return 0.3 * std::min(sum, weight_of(marks, {}));
}

double SnippetMaker::weight_of(std::vector<Mark> const& marks, std::set<std::uint32_t> const& without) const {
  std::set<std::uint32_t> seen = without;
  double sum = 0;
  for (auto const& mark : marks)
    if (seen.insert(mark.word).second) sum += weights_[mark.word];
  return sum;
}

std::size_t SnippetMaker::room() const {
  auto const used = points(out_.text);
  return used < snippet_length ? snippet_length - used : 0;
}

/// Where the room holds most of the sentence's words: a little before one of them, at the beginning of a word.
std::size_t SnippetMaker::start_of_window(Sentence const& sentence, std::size_t room) const {
  auto const text = part(sentence.where);
  auto const bytes = room * text.size() / std::max<std::size_t>(1, points(text));
  std::size_t best = 0;
  double most = 0;
  for (auto const& first : sentence.marks) {
    auto const start = first.where.start < bytes / 2 ? 0 : first.where.start - bytes / 4;
    std::vector<Mark> inside;
    std::ranges::copy_if(sentence.marks, std::back_inserter(inside), [&](Mark const& mark) { return mark.where.start >= start && mark.where.end <= start + bytes; });
    if (auto const held = weight_of(inside, {}); held > most) best = start, most = held;
    if (&first - sentence.marks.data() == most_windows) break;
  }
  auto start = best;
  while (start > 0 && start < text.size() && !is_space(text[start - 1])) ++start;
  return start < text.size() ? start : 0;
}

/// The part of a sentence, at most room code points, cut between words, in which most of its marks stand.
Span SnippetMaker::window(Sentence const& sentence, std::size_t room) const {
  auto const text = part(sentence.where);
  if (points(text) <= room) return {0, text.size()};
  auto const start = start_of_window(sentence, room);
  std::size_t end = start, left = room;
  for (auto at = start; at < text.size() && left > 0; ++at) {
    if (is_inside_character(text, at)) continue;
    if (is_space(text[at])) end = at;
    --left;
  }
  if (end == start) {  // one endless word: cut between characters
    for (end = start, left = room; end < text.size() && left > 0; ++end)
      if (!is_inside_character(text, end)) --left;
    while (is_inside_character(text, end)) ++end;
  }
  return {start, end};
}

void SnippetMaker::append(Sentence const& sentence, std::size_t room) {
  auto const text = part(sentence.where);
  auto const shown = window(sentence, room);
  if (shown.start > 0 && !out_.text.ends_with("… ")) out_.text += "… ";
  auto const base = out_.text.size();
  for (auto const& mark : words_.find_shown(text, language_at(article_, sentence.where.start)))
    if (mark.where.start >= shown.start && mark.where.end <= shown.end) out_.marks.push_back({base + mark.where.start - shown.start, base + mark.where.end - shown.start});
  for (auto const c : text.substr(shown.start, shown.end - shown.start)) out_.text += is_space(c) ? ' ' : c;
  if (shown.end < text.size()) out_.text += " …";
}

/// Beside the best sentence: the one that says most of what it does not, else the next of the same block.
void SnippetMaker::add_more(Sentence const& best, std::vector<Sentence> const& others) {
  std::set<std::uint32_t> said;
  for (auto const& mark : best.marks) said.insert(mark.word);
  Sentence const* more = nullptr;
  double most = 0;
  for (auto const& other : others)
    if (auto const adds = weight_of(other.marks, said) * other.worth; other.number != best.number && adds > most) more = &other, most = adds;
  Sentence next;
  if (more == nullptr && best.number + 1 < sentences_.size()) {
    next.number = best.number + 1;
    next.where = sentences_[next.number];
    auto const between = text_.substr(best.where.end, next.where.start - best.where.end);
    if (between.find('\n') == std::string_view::npos) more = &next;
  }
  if (more == nullptr) return append(best, snippet_length);
  more_at_ = more->where.start;
  auto const length = points(part(more->where));
  bool const best_first = more->number > best.number;
  auto const &first = best_first ? best : *more, &second = best_first ? *more : best;
  append(first, best_first ? snippet_length - std::min<std::size_t>(length, 80) : std::min<std::size_t>(length, 90));
  if (room() < 30) return;
  out_.text += second.number == first.number + 1 || out_.text.ends_with("…") ? " " : " … ";
  append(second, room());
}

/// Those over both sentences shown.
std::vector<std::string> SnippetMaker::headings(Sentence const& best) const {
  auto out = headings_at(blocks_, text_, best.where.start);
  if (!more_at_) return out;
  auto const other = headings_at(blocks_, text_, *more_at_);
  out.erase(std::ranges::mismatch(out, other).in1, out.end());
  return out;
}

Excerpt SnippetMaker::make() {
  sentences_ = sentences_of(text_);
  if (sentences_.empty()) return {};
  auto const found = candidates();
  Sentence start{sentences_.front(), 0, {}, 0};
  auto const* best = &start;
  for (auto const& sentence : found)
    if (sentence.score > best->score || (sentence.score == best->score && sentence.score > 0 && sentence.number < best->number)) best = &sentence;
  if (points(part(best->where)) > snippet_length - 60)
    append(*best, snippet_length);
  else
    add_more(*best, found);
  while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
  return {std::move(out_), best != &start && text_.size() > long_article ? headings(*best) : std::vector<std::string>{}};
}

}  // namespace

Excerpt make_snippet(std::string_view text, Article const& article, WordFinder& words, std::span<double const> weights) {
  return SnippetMaker(text, article, words, weights).make();
}

Snippet mark_all(std::string_view text, std::string_view lang, WordFinder& words) {
  Snippet out{std::string(text), {}};
  for (auto const& mark : words.find_shown(text, lang)) out.marks.push_back(mark.where);
  return out;
}

}  // namespace bifrons::query

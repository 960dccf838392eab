// SPDX-License-Identifier: GPL-3.0-or-later
// Finds candidate sentences by a quick look at the bytes, analyses the few best, and joins what fits.
#include "searchd/query/snippet.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace bifrons::query {
namespace {

constexpr std::size_t most_analysed = 8, most_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_sentence = 2000;  ///< bytes; longer ones are looked at in pieces

/// Lower case without a change of length: ASCII, Latin-1 and Cyrillic, ё as е. Enough to find candidates.
std::string lowered(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto const b = static_cast<unsigned char>(out[i]);
    if (b >= 'A' && b <= 'Z') out[i] = static_cast<char>(b + 32);
    if (b < 0xC3 || i + 1 == out.size()) continue;
    auto const n = static_cast<unsigned char>(out[i + 1]);
    auto const put = [&](unsigned first, unsigned second) { out[i] = static_cast<char>(first), out[i + 1] = static_cast<char>(second); };
    if (b == 0xC3 && n >= 0x80 && n <= 0x9E) put(0xC3, n + 32U);
    if (b == 0xD0 && n >= 0x90 && n <= 0x9F) put(0xD0, n + 32U);
    if (b == 0xD0 && n >= 0xA0 && n <= 0xAF) put(0xD1, n - 32U);
    if ((b == 0xD0 && n == 0x81) || (b == 0xD1 && n == 0x91)) put(0xD0, 0xB5);
    if (b < 0xE0) ++i;
  }
  return out;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_word_byte(char c) {
  auto const b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
}
bool is_inside_character(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; }

/// Where a sentence may end after the byte at: a stop and white space, or the end of a line.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (!is_space(text[at]) || at < 3) return false;
  auto const c = text[at - 1];
  return c == '.' || c == '!' || c == '?' || (c == '"' && text[at - 2] == '.') || text.substr(at - 3, 3) == "…";
}

Span trimmed(std::string_view text, Span span) {
  while (span.start < span.end && is_space(text[span.start])) ++span.start;
  while (span.end > span.start && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t start = 0;
  auto const add = [&](std::size_t end) {
    if (auto const span = trimmed(text, {start, end}); span.end > span.start) out.push_back(span);
    start = end;
  };
  for (std::size_t at = 0; at < text.size(); ++at)
    if (ends_sentence(text, at) || (at - start > longest_sentence && is_space(text[at])) || (at - start > 2 * longest_sentence && !is_inside_character(text, at))) add(at);
  add(text.size());
  return out;
}

struct Sentence {
  Span where;
  std::size_t number = 0;
  std::vector<Mark> marks;  ///< into the sentence
  double score = 0;
};

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, Article const& article, Marker const& marker, std::span<double const> weights)
      : text_(text.substr(0, most_bytes)), article_(article), marker_(marker), weights_(weights) {}
  Snippet make();

 private:
  [[nodiscard]] std::string_view lang_at(std::size_t at) const;
  [[nodiscard]] std::vector<Sentence> candidates() const;
  void analyse(Sentence&) const;
  [[nodiscard]] double weight_of(std::vector<Mark> const&, std::set<std::uint32_t> const& without) const;
  void append(Sentence const&, std::size_t room);
  [[nodiscard]] Span window(Sentence const&, std::size_t room) const;
  void add_more(Sentence const& best, std::vector<Sentence> const& others);
  [[nodiscard]] std::size_t room() const;

  std::string_view text_;
  Article const& article_;
  Marker const& marker_;
  std::span<double const> weights_;
  std::vector<Span> sentences_;
  Snippet out_;
};

std::size_t points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view SnippetMaker::lang_at(std::size_t at) const {
  for (auto const& span : article_.spans)
    if (span.where.start <= at && at < span.where.end) return span.lang;
  return article_.lang;
}

/// Sentences in which something begins like a word of the question, those with most such beginnings first.
std::vector<Sentence> SnippetMaker::candidates() const {
  std::vector<Sentence> out;
  auto const lower = lowered(text_);
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    auto const span = sentences_[i];
    auto const sentence = std::string_view(lower).substr(span.start, span.end - span.start);
    double found = 0;
    for (auto const& start : marker_.beginnings()) {
      auto at = sentence.find(start);
      while (at != std::string_view::npos && at > 0 && is_word_byte(sentence[at - 1])) at = sentence.find(start, at + 1);
      if (at != std::string_view::npos) ++found;
    }
    if (found > 0) out.push_back({span, i, {}, found});
  }
  std::ranges::stable_sort(out, std::ranges::greater{}, &Sentence::score);
  if (out.size() > most_analysed) out.resize(most_analysed);
  return out;
}

double SnippetMaker::weight_of(std::vector<Mark> const& marks, std::set<std::uint32_t> const& without) const {
  std::set<std::uint32_t> seen = without;
  double sum = 0;
  for (auto const& mark : marks)
    if (seen.insert(mark.word).second) sum += weights_[mark.word];
  return sum;
}

void SnippetMaker::analyse(Sentence& sentence) const {
  auto const text = text_.substr(sentence.where.start, sentence.where.end - sentence.where.start);
  sentence.marks = marker_.marks(text, lang_at(sentence.where.start));
  sentence.score = weight_of(sentence.marks, {});
  if (points(text) < 25) sentence.score *= 0.7;  // a heading names the subject and says nothing of it
}

std::size_t SnippetMaker::room() const {
  auto const used = points(out_.text);
  return used < snippet_length ? snippet_length - used : 0;
}

/// The part of a sentence, at most room code points, cut between words, in which the first marks stand.
Span SnippetMaker::window(Sentence const& sentence, std::size_t room) const {
  auto const text = text_.substr(sentence.where.start, sentence.where.end - sentence.where.start);
  if (points(text) <= room) return {0, text.size()};
  std::size_t start = 0;
  if (!sentence.marks.empty() && points(text.substr(0, sentence.marks.front().where.end)) > room / 2) {
    auto const mark = sentence.marks.front().where.start;
    start = mark - std::min(mark, room / 4);
    while (start < mark && start > 0 && !is_space(text[start - 1])) ++start;
  }
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
  auto const text = text_.substr(sentence.where.start, sentence.where.end - sentence.where.start);
  auto const shown = window(sentence, room);
  if (shown.start > 0 && !out_.text.ends_with("… ")) out_.text += "… ";
  auto const base = out_.text.size();
  for (auto const& mark : sentence.marks)
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
    if (auto const adds = weight_of(other.marks, said); other.number != best.number && adds > most) more = &other, most = adds;
  Sentence next;
  if (more == nullptr && best.number + 1 < sentences_.size()) {
    next.number = best.number + 1;
    next.where = sentences_[next.number];
    auto const between = text_.substr(best.where.end, next.where.start - best.where.end);
    if (between.find('\n') == std::string_view::npos) {
      analyse(next);
      more = &next;
    }
  }
  if (more == nullptr) return append(best, snippet_length);
  auto const length = points(text_.substr(more->where.start, more->where.end - more->where.start));
  bool const best_first = more->number > best.number;
  auto const &first = best_first ? best : *more, &second = best_first ? *more : best;
  append(first, best_first ? snippet_length - std::min<std::size_t>(length, 80) : std::min<std::size_t>(length, 90));
  if (room() < 30) return;
  out_.text += second.number == first.number + 1 || out_.text.ends_with("…") ? " " : " … ";
  append(second, room());
}

Snippet SnippetMaker::make() {
  sentences_ = sentences_of(text_);
  if (sentences_.empty()) return {};
  auto found = candidates();
  for (auto& sentence : found) analyse(sentence);
  Sentence start{sentences_.front(), 0, {}, 0};
  auto const* best = &start;
  for (auto const& sentence : found)
    if (sentence.score > best->score || (sentence.score == best->score && sentence.score > 0 && sentence.number < best->number)) best = &sentence;
  if (points(text_.substr(best->where.start, best->where.end - best->where.start)) > snippet_length - 60)
    append(*best, snippet_length);
  else
    add_more(*best, found);
  while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
  return std::move(out_);
}

}  // namespace

Snippet make_snippet(std::string_view text, Article const& article, Marker const& marker, std::span<double const> weights) {
  return SnippetMaker(text, article, marker, weights).make();
}

Snippet mark_all(std::string_view text, std::string_view lang, Marker const& marker) {
  Snippet out{std::string(text), {}};
  for (auto const& mark : marker.marks(text, lang)) out.marks.push_back(mark.where);
  return out;
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a text into passages and weighs each by BM25 of its words, those of its headings, and their nearness.
#include "searchd/query/passage.hpp"

#include <algorithm>

#include "searchd/query/sentences.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t least_words = 120, most_words = 250;
constexpr std::size_t most_bytes = std::size_t{1} << 20;  ///< of a text; what lies behind is not looked at
constexpr std::size_t longest_passage = 4000;             ///< bytes, where a text has no sentences
constexpr std::size_t most_headings = 6;
constexpr double k1 = 1.2, b = 0.4, usual_words = 160;
constexpr double heading_share = 0.5;  ///< what a word in a heading counts against one in the text
constexpr double nearness_share = 0.3;
constexpr double bytes_a_word = 6.5;

struct Unit {
  Span where;
  std::size_t block, words;
};

/// Blocks, and the sentences of those that are too long for one passage.
void add_units(std::vector<Unit>& out, TextBlock const& block, std::size_t number, std::string_view text) {
  auto const all = text.substr(block.where.start, block.where.end - block.where.start);
  auto const words = count_words(all);
  if (words <= most_words && all.size() <= longest_passage) return static_cast<void>(out.push_back({block.where, number, words}));
  for (auto const sentence : sentences_of(all))
    out.push_back({{block.where.start + sentence.start, block.where.start + sentence.end}, number, count_words(all.substr(sentence.start, sentence.end - sentence.start))});
}

/// Joins units from left to right; a short rest goes to the passage before it.
void add_passages(std::vector<PassagePlace>& out, std::vector<Unit> const& units, std::vector<std::size_t> const& path) {
  auto const first = out.size();
  for (auto const& unit : units) {
    bool const full = out.size() == first || out.back().words >= least_words || out.back().words + unit.words > most_words ||
                      unit.where.end - out.back().where.start > longest_passage;
    if (full)
      out.push_back({unit.where, unit.words, path});
    else
      out.back() = {{out.back().where.start, unit.where.end}, out.back().words + unit.words, path};
  }
  if (out.size() < first + 2 || out.back().words >= least_words / 2) return;
  auto& before = out[out.size() - 2];
  if (before.words + out.back().words > most_words + least_words / 2) return;
  before.where.end = out.back().where.end;
  before.words += out.back().words;
  out.pop_back();
}

std::string heading_text(std::vector<TextBlock> const& blocks, std::string_view text, std::size_t block) {
  std::string out(text.substr(blocks[block].where.start, std::min<std::size_t>(blocks[block].where.end - blocks[block].where.start, 300)));
  while (!out.empty() && is_inside_character(text, blocks[block].where.start + out.size())) out.pop_back();
  std::ranges::replace_if(out, is_space, ' ');
  return out;
}

std::vector<std::string> heading_texts(std::vector<TextBlock> const& blocks, std::string_view text, std::vector<std::size_t> const& path) {
  std::vector<std::string> out;
  for (auto const heading : std::span(path).first(std::min(path.size(), most_headings))) out.push_back(heading_text(blocks, text, heading));
  return out;
}

/// The path below which what follows heading stands: those over it, and itself.
std::vector<std::size_t> path_below(std::vector<std::size_t> path, std::vector<TextBlock> const& blocks, std::size_t heading) {
  while (!path.empty() && blocks[path.back()].level >= blocks[heading].level) path.pop_back();
  path.push_back(heading);
  return path;
}

}  // namespace

std::vector<PassagePlace> passages_of(std::vector<TextBlock> const& blocks, std::string_view text) {
  std::vector<PassagePlace> out;
  std::vector<std::size_t> path;
  std::vector<Unit> units;
  auto const close = [&] {
    add_passages(out, units, path);
    units.clear();
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::heading) {
      add_units(units, blocks[i], i, text);
      continue;
    }
    close();
    path = path_below(std::move(path), blocks, i);
  }
  close();
  return out;
}

double PassageFinder::nearness(std::span<Mark const> in_text) const {
  std::vector<double> near(weights_.size());
  for (std::size_t i = 1; i < in_text.size(); ++i) {
    auto const &left = in_text[i - 1], &right = in_text[i];
    if (left.word == right.word) continue;
    auto const apart = std::max(1.0, static_cast<double>(right.where.start - left.where.start) / bytes_a_word);
    near[left.word] += weights_[right.word] / (apart * apart);
    near[right.word] += weights_[left.word] / (apart * apart);
  }
  double sum = 0;
  for (std::size_t i = 0; i < near.size(); ++i) sum += std::min(1.0, weights_[i]) * near[i] * (k1 + 1) / (near[i] + k1);
  return sum;
}

double PassageFinder::score(std::span<Mark const> in_text, std::size_t words, std::span<unsigned const> in_headings) const {
  std::vector<double> times(weights_.size());
  for (auto const& mark : in_text) ++times[mark.word];
  auto const norm = k1 * (1 - b + b * static_cast<double>(std::max(words, least_words / 2)) / usual_words);
  double sum = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    auto const found = times[i] + heading_share * std::min(in_headings[i], 2U);
    sum += weights_[i] * found * (k1 + 1) / (found + norm);
  }
  return sum + nearness_share * nearness(in_text);
}

std::vector<unsigned> PassageFinder::heading_words(std::vector<std::string> const& headings, Article const& article) {
  std::vector<unsigned> out(weights_.size());
  Article plain;
  plain.lang = article.lang;
  for (auto const& heading : headings)
    for (auto const& mark : words_.find(heading, plain)) ++out[mark.word];
  return out;
}

std::optional<PassageFinder::Best> PassageFinder::best(std::string_view text, Article const& article) {
  auto const blocks = text_blocks(text, article);
  text = text.substr(0, most_bytes);
  auto places = passages_of(blocks, text);
  std::erase_if(places, [&](auto const& place) { return place.where.end > text.size(); });
  if (places.empty()) return std::nullopt;
  auto const marks = words_.find(text, article);
  Best best;
  PassagePlace const* chosen = &places.front();
  std::vector<std::size_t> const* path = nullptr;
  std::vector<unsigned> in_headings;
  auto mark = marks.begin();
  for (auto const& place : places) {
    if (path == nullptr || *path != place.path) in_headings = heading_words(heading_texts(blocks, text, place.path), article);
    path = &place.path;
    mark = std::find_if(mark, marks.end(), [&](Mark const& m) { return m.where.start >= place.where.start; });
    auto const end = std::find_if(mark, marks.end(), [&](Mark const& m) { return m.where.start >= place.where.end; });
    if (auto const found = score({mark, end}, place.words, in_headings); mark != end && found > best.score) {
      best.score = found;
      chosen = &place;
    }
    mark = end;
  }
  best.passage = {chosen->where, heading_texts(blocks, text, chosen->path), {std::string(text.substr(chosen->where.start, chosen->where.end - chosen->where.start)), {}}};
  return best;
}

void PassageFinder::mark(Passage& passage, Article const& article) const {
  passage.text.marks.clear();
  for (auto const& mark : words_.marker().marks(passage.text.text, language_at(article, passage.where.start))) passage.text.marks.push_back(mark.where);
}

std::vector<TextBlock> text_blocks(std::string_view text, Article const& article) {
  Article whole;
  whole.text = text;
  whole.structure = article.structure;
  return blocks_of(whole);
}

std::vector<std::string> headings_at(std::vector<TextBlock> const& blocks, std::string_view text, std::size_t at) {
  auto const block = std::ranges::find_if(blocks, [at](TextBlock const& each) { return each.where.start <= at && at < each.where.end; });
  if (block == blocks.end()) return {};
  return heading_texts(blocks, text, heading_path(blocks, static_cast<std::size_t>(block - blocks.begin())));
}

std::string heading_line(std::vector<std::string> const& headings) {
  std::string line;
  for (auto const& heading : headings) line += (line.empty() ? "" : " > ") + heading;
  return line;
}

}  // namespace bifrons::query

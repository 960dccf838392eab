// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the lines near the ends of a site's articles, in rounds: what is found moves the next line to the end.
#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

#include "indexer/extract/repetition.hpp"

namespace bifrons::extract {
namespace {

using Ends = RepetitionLearner::Ends;
using Group = std::vector<Ends const*>;

constexpr std::size_t lines_kept = 24, most_rounds = 8;

/// So many articles, and such a share of them (in percent).
struct Least {
  std::size_t articles, percent;
  [[nodiscard]] bool met(std::size_t count, std::size_t all) const { return count >= articles && count * 100 >= all * percent; }
};
constexpr Least whole_at_tail{4, 40}, whole_at_head{5, 50}, author_at_tail{3, 80}, opening_labelled{5, 50}, opening_words{8, 60}, opening_word{8, 80}, beside_bodies{10, 30};
constexpr std::size_t slipped_in = 2;

/// Articles among which a share is taken: all, those of a language, those of an author.
struct Groups {
  std::vector<Group> sites, authors;
};

Groups group(std::vector<Ends> const& articles) {
  Groups out;
  std::map<std::string_view, Group> languages, authors;
  Group all;
  for (auto const& article : articles) {
    all.push_back(&article);
    languages[article.lang].push_back(&article);
    if (!article.author.empty()) authors[article.author].push_back(&article);
  }
  out.sites.push_back(std::move(all));
  if (languages.size() > 1)
    for (auto& [lang, members] : languages) out.sites.push_back(std::move(members));
  for (auto& [name, members] : authors) out.authors.push_back(std::move(members));
  return out;
}

std::span<RepeatedLine const> lines_near(Ends const& article, End end, SiteKeys const& keys) {
  auto const& lines = end == End::head ? article.head : article.tail;
  return std::span(lines).first(lines_in_reach(lines, end, keys));
}

/// How many articles have a key near that end; each() gives a line's keys, 0 for none.
template <class Each> std::unordered_map<std::uint64_t, std::size_t> count(Group const& group, End end, SiteKeys const& keys, Each each) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  for (auto const* article : group) {
    std::unordered_set<std::uint64_t> here;
    for (auto const& line : lines_near(*article, end, keys))
      if (!line.heading && !is_furniture(line, end, keys))
        if (auto const key = each(line); key != 0) here.insert(key);
    for (auto const key : here) ++counts[key];
  }
  return counts;
}

class Rounds {
 public:
  Rounds(std::vector<Ends> const& articles, RepetitionLearner::Beside const& beside, SiteKeys known) : articles_(articles), beside_(beside), groups_(group(articles)), keys_(std::move(known)) {}

  std::vector<std::uint64_t> run() {
    for (std::size_t round = 0; round < most_rounds; ++round) {
      auto const before = found_.size();
      whole_lines();
      teasers();
      slips();
      if (found_.size() == before) openings();
      if (found_.size() == before) break;
    }
    return std::move(found_);
  }

 private:
  void take(std::uint64_t key) {
    if (keys_.size() < RepetitionLearner::most_keys && keys_.insert(key).second) found_.push_back(key);
  }

  template <class Each> void take_frequent(std::vector<Group> const& groups, End end, Least least, Each each) {
    std::vector<std::uint64_t> frequent;
    for (auto const& group : groups) {
      if (group.size() < least.articles) continue;
      for (auto const& [key, articles] : count(group, end, keys_, each))
        if (least.met(articles, group.size())) frequent.push_back(key);
    }
    std::ranges::sort(frequent);
    for (auto const key : frequent) take(key);
  }

  void whole_lines() {
    auto const whole = [](RepeatedLine const& line) { return line.whole; };
    take_frequent(groups_.sites, End::tail, whole_at_tail, whole);
    take_frequent(groups_.sites, End::head, whole_at_head, whole);
    take_frequent(groups_.authors, End::tail, author_at_tail, [](RepeatedLine const& line) { return line.names_author ? line.whole : 0; });
  }

  /// At the head lines with a digit alone: a day, minutes of reading.
  void openings() {
    for (auto const end : {End::tail, End::head}) {
      auto const open = [end](std::uint64_t key, RepeatedLine const& line) { return end == End::tail || line.dated ? key : 0; };
      take_frequent(groups_.sites, end, opening_labelled, [&](RepeatedLine const& line) { return line.labelled ? open(line.opening_words != 0 ? line.opening_words : line.opening_word, line) : 0; });
      take_frequent(groups_.sites, end, opening_words, [&](RepeatedLine const& line) { return open(line.opening_words, line); });
      take_frequent(groups_.sites, end, opening_word, [&](RepeatedLine const& line) { return open(line.opening_word, line); });
    }
  }

  [[nodiscard]] bool stands_beside(std::uint64_t key) const {
    auto const at = beside_.counts.find(key);
    return key != 0 && at != beside_.counts.end() && beside_bodies.met(at->second, beside_.pages);
  }

  /// Lines that most pages keep out of their bodies.
  void slips() {
    for (auto const end : {End::tail, End::head}) {
      auto const beside = [&](std::uint64_t key) { return stands_beside(key) ? key : 0; };
      take_frequent(groups_.sites, end, {slipped_in, 0}, [&](RepeatedLine const& line) { return beside(line.whole); });
      take_frequent(groups_.sites, end, {1, 0}, [&](RepeatedLine const& line) { return line.labelled || (line.dated && end == End::head) ? beside(line.opening_words) : 0; });
    }
  }

  /// Lists of other articles that change from page to page: no line of them need come twice.
  void teasers() {
    std::unordered_set<std::uint64_t> titles;
    for (auto const& article : articles_)
      if (article.title != 0) titles.insert(article.title);
    for (auto const& article : articles_) {
      std::vector<std::uint64_t> here;
      std::size_t staying = 0;
      for (auto const& line : article.tail) {
        if (line.heading || is_furniture(line, End::tail, keys_)) continue;
        if (line.whole != 0 && line.whole != article.title && titles.contains(line.whole)) here.push_back(line.whole);
        else if (++staying >= reach_of(End::tail)) break;
      }
      if (here.size() >= 2)
        for (auto const key : here) take(key);
    }
  }

  std::vector<Ends> const& articles_;
  RepetitionLearner::Beside const& beside_;
  Groups groups_;
  SiteKeys keys_;
  std::vector<std::uint64_t> found_;
};

}  // namespace

void RepetitionLearner::add(Article const& article) {
  if (articles_.size() >= most_articles || article.text.empty()) return;
  auto const blocks = blocks_of(article);
  auto const read = [&](TextBlock const& block) { return read_repeated_line(std::string_view(article.text).substr(block.where.start, block.where.end - block.where.start), block.kind, article.author); };
  Ends ends{article.lang, article.author, read_repeated_line(article.title, BlockKind::row, {}).whole, {}, {}};
  for (std::size_t step = 0; step < std::min(lines_kept, blocks.size()); ++step) {
    ends.head.push_back(read(blocks[step]));
    ends.tail.push_back(read(blocks[blocks.size() - 1 - step]));
  }
  articles_.push_back(std::move(ends));
}

void RepetitionLearner::add_beside(std::vector<std::string> const& lines) {
  std::unordered_set<std::uint64_t> here;
  for (auto const& text : lines) {
    auto const line = read_repeated_line(text, BlockKind::paragraph, {});
    here.insert({line.whole, line.opening_words});
  }
  here.erase(0);
  ++beside_.pages;
  for (auto const key : here)
    if (auto const at = beside_.counts.find(key); at != beside_.counts.end()) ++at->second;
    else if (beside_.counts.size() < most_beside) beside_.counts.emplace(key, 1);
}

std::vector<std::uint64_t> RepetitionLearner::learn() const { return Rounds(articles_, beside_, known_).run(); }

}  // namespace bifrons::extract

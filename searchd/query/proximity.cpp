// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the merged positions of all words: each pair of neighbours counts by the square of its nearness.
#include "searchd/query/proximity.hpp"

#include <algorithm>
#include <cstdint>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/title_source.hpp"

namespace bifrons::query {
namespace {

constexpr double k1 = 1.6, b = 0.75;
constexpr double scale = 0.3;        ///< against the words' own weights; more helps long questions and hurts short ones
constexpr double most_a_word = 1.0;  ///< of its weight: rare words rank high enough without it
constexpr std::size_t most_words = 32;
constexpr double least_weight = 0.3;  ///< words of more than about half of all articles: long to read, and they say little

struct Sought {
  std::vector<std::string> terms;
  double weight = 0;
};

struct Place {
  std::uint32_t position = 0;
  std::uint32_t word = 0;
};

std::vector<Sought> sought_words(Xapian::Database const& database, std::vector<AskedWord> const& words) {
  std::vector<Sought> out;
  for (auto const& asked : words) {
    Sought word;
    double with = 0;
    auto const add = [&](std::string term) {
      auto const articles = database.get_termfreq(term);
      with += articles;
      if (articles > 0) word.terms.push_back(std::move(term));
    };
    if (asked.prefix || out.size() == most_words) continue;
    if (asked.stems.empty()) add(schema::term("", asked.word));
    for (auto const& stem : asked.stems) add(schema::term(schema::stem_prefix, stem));
    double const articles = database.get_doccount();
    word.weight = term_weight(articles, std::min(with, articles), 1);
    if (word.weight > least_weight) out.push_back(std::move(word));
  }
  return out;
}

std::vector<Place> places_in(Xapian::Database const& database, Xapian::docid id, std::vector<Sought> const& words) {
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < words.size(); ++i)
    for (auto const& term : words[i].terms)
      for (auto it = database.positionlist_begin(id, term), end = database.positionlist_end(id, term); it != end; ++it) places.push_back({*it, i});
  std::ranges::sort(places, [](Place one, Place other) { return one.position != other.position ? one.position < other.position : one.word < other.word; });
  return places;
}

double nearness(std::vector<Place> const& places, std::vector<Sought> const& words, double length_norm) {
  std::vector<double> near(words.size());
  for (std::size_t i = 1; i < places.size(); ++i) {
    auto const &left = places[i - 1], &right = places[i];
    if (left.word == right.word || left.position == right.position) continue;
    double const apart = right.position - left.position;
    near[left.word] += words[right.word].weight / (apart * apart);
    near[right.word] += words[left.word].weight / (apart * apart);
  }
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) sum += std::min(most_a_word, words[i].weight) * near[i] * (k1 + 1) / (near[i] + k1 * length_norm);
  return sum;
}

}  // namespace

void add_proximity(Xapian::Database const& database, std::vector<AskedWord> const& words, std::span<Match> best) {
  auto const sought = sought_words(database, words);
  if (sought.size() < 2) return;
  auto const mean = std::max(1.0, database.get_avlength());
  for (auto& match : best) {
    auto const places = places_in(database, match.id, sought);
    auto const norm = 1 - b + b * database.get_doclength(match.id) / mean;
    match.weight += scale * nearness(places, sought, norm);
  }
}

}  // namespace bifrons::query

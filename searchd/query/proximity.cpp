// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the places of all words: each pair of neighbours counts by the square of its nearness.
#include "searchd/query/proximity.hpp"

#include <algorithm>
#include <cstdint>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/place_lookup.hpp"
#include "searchd/query/title_source.hpp"

namespace bifrons::query {
namespace {

constexpr double k1 = 1.6, b = 0.75;
constexpr double scale = 0.3;        ///< against the words' own weights; more helps long questions and hurts short ones
constexpr double most_a_word = 1.0;  ///< of its weight: rare words rank high enough without it
constexpr std::size_t most_words = 32;
constexpr double least_weight = 0.3;  ///< words of more than about half of all articles: long to read, and they say little

struct Sought {
  PlaceForms forms;
  double weight = 0;
};

double articles_with(Xapian::Database const& database, AskedWord const& asked) {
  double with = asked.stems.empty() ? database.get_termfreq(schema::term("", asked.word)) : 0;
  for (auto const& stem : asked.stems) with += database.get_termfreq(schema::term(schema::stem_prefix, stem));
  return std::min<double>(with, database.get_doccount());
}

std::vector<Sought> sought_words(Xapian::Database const& database, std::vector<AskedWord> const& words) {
  std::vector<Sought> out;
  for (auto const& asked : words) {
    if (asked.prefix || out.size() == most_words) continue;
    auto const weight = term_weight(database.get_doccount(), articles_with(database, asked), 1);
    if (weight > least_weight) out.push_back({asked.forms, weight});
  }
  return out;
}

/// By their hashes: a word that another's hash deceives us into is as rare as a wrong pair is harmless.
void find_places(std::string_view slot, PlaceLookup const& lookup, std::vector<Occurrence>& places) {
  places.clear();
  lookup.each(slot, [&](std::uint32_t position, std::uint32_t word) {
    if (places.empty() || places.back() != Occurrence{position, word}) places.push_back({position, word});
  });
}

double nearness(std::vector<Occurrence> const& places, std::vector<Sought> const& words, double length_norm) {
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
  PlaceLookup lookup;
  for (std::uint32_t i = 0; i < sought.size(); ++i) lookup.add(sought[i].forms, i);
  std::vector<Occurrence> places;
  auto const mean = std::max(1.0, database.get_avlength());
  for (auto& match : best) {
    find_places(database.get_document(match.id).get_value(schema::slot_places), lookup, places);
    auto const norm = 1 - b + b * database.get_doclength(match.id) / mean;
    match.weight += scale * nearness(places, sought, norm);
  }
}

}  // namespace bifrons::query

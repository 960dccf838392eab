// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the places of all words in an article gives every kind of evidence; its weights were measured together.
#include "searchd/query/proximity.hpp"

#include <algorithm>
#include <cstdint>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/place_lookup.hpp"
#include "searchd/query/question_words.hpp"
#include "searchd/query/title_source.hpp"

namespace bifrons::query {
namespace {

constexpr double k1 = 1.6, b = 0.75;
constexpr double near_scale = 0.5;     ///< all scales: against the words' own weights
constexpr double most_a_word = 1.0;    ///< of a word's weight for nearness: rare words rank high enough without it
constexpr double exact_scale = 0.1;
constexpr double held_scale = 0.1;     ///< for each word that is there at all, however long the article
constexpr double passage_scale = 0.2;
constexpr std::uint32_t passage_width = 25;  ///< words: a long sentence or two short ones
constexpr double passage_k1 = 0.3;     ///< that different words meet counts, hardly that one is repeated
constexpr std::size_t most_words = 32;
constexpr double least_weight = 0.3;   ///< words of more than about half of all articles: long to read, and they say little

struct Sought {
  PlaceForms forms;
  std::uint8_t written = 0;  ///< hash of the word as asked
  double weight = 0;
};

/// What one article has of them; kept from article to article for its memory.
struct Found {
  std::vector<Occurrence> places;
  std::vector<std::uint32_t> exact;  ///< by word: places with the form asked
  std::uint32_t title_end = 0;
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
    auto const weight = share_of_weight(asked.word) * term_weight(database.get_doccount(), articles_with(database, asked), 1);
    if (weight > least_weight) out.push_back({asked.forms, schema::written_hash(asked.word), weight});
  }
  return out;
}

/// By their hashes: a word that another's hash deceives us into is as rare as a wrong pair is harmless.
void find_places(std::string_view slot, std::vector<Sought> const& words, PlaceLookup const& lookup, Found& found) {
  found.places.clear();
  found.exact.assign(words.size(), 0);
  // At least the title's words, and less than the body's first: units of further stems fit into the gap.
  found.title_end = static_cast<std::uint32_t>(std::min<std::size_t>(schema::title_places(slot).size() / schema::place_unit_bytes, schema::title_gap));
  lookup.each(slot, [&](std::uint32_t position, std::uint32_t word, std::uint8_t written) {
    if (!found.places.empty() && found.places.back() == Occurrence{position, word}) return;
    found.places.push_back({position, word});
    if (written == words[word].written) ++found.exact[word];
  });
}

/// Each pair of neighbours counts by the square of its nearness.
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

double exactness(Found const& found, std::vector<Sought> const& words, double length_norm) {
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) sum += words[i].weight * found.exact[i] * (k1 + 1) / (found.exact[i] + k1 * length_norm);
  return sum;
}

double held(Found const& found, std::vector<Sought> const& words) {
  std::uint64_t seen = 0;
  for (auto const& place : found.places) seen |= std::uint64_t{1} << place.word;
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) sum += (seen >> i & 1U) != 0 ? words[i].weight : 0;
  return sum;
}
static_assert(most_words <= 64);

/// The body's best passage: a window over the places, its sum kept as words enter and leave.
double best_passage(Found const& found, std::vector<Sought> const& words) {
  auto const worth = [](std::uint32_t times) { return times * (1 + passage_k1) / (times + passage_k1); };
  std::vector<std::uint32_t> times(words.size());
  double sum = 0, best = 0;
  auto const first = std::ranges::find_if(found.places, [&](Occurrence const& place) { return place.position > found.title_end; });
  for (auto left = first, right = first; right != found.places.end(); ++right) {
    auto& entering = times[right->word];
    sum += words[right->word].weight * (worth(entering + 1) - worth(entering));
    ++entering;
    for (; right->position - left->position > passage_width; ++left) {
      auto& leaving = times[left->word];
      --leaving;
      sum -= words[left->word].weight * (worth(leaving + 1) - worth(leaving));
    }
    best = std::max(best, sum);
  }
  return best;
}

}  // namespace

void add_proximity(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, std::span<Match> best) {
  auto const sought = sought_words(database, words);
  if (sought.size() < 2) return;
  PlaceLookup lookup;
  for (std::uint32_t i = 0; i < sought.size(); ++i) lookup.add(sought[i].forms, i);
  Found found;
  auto const mean = std::max(1.0, database.get_avlength());
  auto const& lengths = columns.document_lengths();
  // In the order of their numbers, as they lie: half the time of one look-up after the other.
  std::vector<Match*> by_id;
  for (auto& match : best) by_id.push_back(&match);
  std::ranges::sort(by_id, {}, &Match::id);
  auto slot = database.valuestream_begin(schema::slot_places);
  auto const end = database.valuestream_end(schema::slot_places);
  for (auto* match : by_id) {
    if (slot != end) slot.skip_to(match->id);
    find_places(slot != end && slot.get_docid() == match->id ? *slot : std::string(), sought, lookup, found);
    auto const norm = 1 - b + b * lengths[match->id] / mean;
    match->weight += near_scale * nearness(found.places, sought, norm) + exact_scale * exactness(found, sought, norm) +
                     held_scale * held(found, sought) + passage_scale * best_passage(found, sought);
  }
}

}  // namespace bifrons::query

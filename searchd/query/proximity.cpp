// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the places of all words in an article gives every kind of evidence; its weights were measured together.
#include "searchd/query/proximity.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/bm25.hpp"
#include "searchd/query/like_words.hpp"
#include "searchd/query/place_lookup.hpp"
#include "searchd/query/question_words.hpp"

namespace bifrons::query {
namespace {

constexpr double near_scale = 0.93;    ///< all scales: against the words' own weights
constexpr double most_a_word = 1.0;    ///< of a word's weight for nearness: rare words rank high enough without it
constexpr double exact_scale = 0.18;
constexpr double passage_scale = 0.31;
constexpr std::uint32_t passage_width = 25; ///< words: a long sentence or two short ones
constexpr double passage_k1 = 0.3;     ///< that different words meet counts, hardly that one is repeated
constexpr double lead_scale = 1.85;    ///< for where the text first has a word: what comes early tells what it is about
constexpr double lead_words = 80;      ///< so far from the beginning it counts half
constexpr double like_scale = 2.1;     ///< for a like word where the word itself is missing
constexpr double like_title_scale = 1.5;
constexpr double like_beside_scale = 0.28; ///< for like words beside the word itself
constexpr double whole_title_scale = 0.6; ///< for the share of the title that was asked for
constexpr std::size_t most_words = 32;
constexpr double least_weight = 0.3;   ///< words of more than about half of all articles: long to read, and they say little

struct Sought {
  PlaceForms forms;
  std::uint8_t written = 0;  ///< hash of the word as asked
  double weight = 0;
  double repeated = 0;       ///< the same, more for a word asked more than once
  double title_weight = 0;   ///< as repeated, among titles
};

/// What one article has of them; kept from article to article for its memory.
struct Found {
  std::vector<Occurrence> places;
  std::vector<std::uint32_t> exact;  ///< by word: places with the form asked
  std::uint32_t title_end = 0;       ///< the last place in the title
  std::uint64_t in_article = 0, in_title = 0;  ///< bits by word
};

double articles_with(Columns& columns, AskedWord const& asked, std::string_view of_stems, std::string_view of_words) {
  double with = asked.stems.empty() ? columns.lists().frequency(schema::term(of_words, asked.word)) : 0;
  for (auto const& stem : asked.stems) with += columns.lists().frequency(schema::term(of_stems, stem));
  return with;
}

std::vector<Sought> sought_words(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, LikeWords& like) {
  std::vector<Sought> out;
  double const articles = database.get_doccount();
  for (auto const& asked : words) {
    if (asked.prefix || out.size() == most_words) continue;
    auto const share = share_of_weight(asked.word);
    auto const with = std::min(articles, articles_with(columns, asked, schema::stem_prefix, ""));
    auto const weight = share * term_weight(articles, with, 1);
    if (weight <= least_weight) continue;
    auto const titled = std::min(articles, articles_with(columns, asked, schema::title_stem_prefix, schema::find_field("title")->prefix));
    out.push_back({asked.forms, schema::written_hash(asked.word), weight, share * term_weight(articles, with, asked.times), share * term_weight(articles, titled, asked.times)});
    like.add(share < 1 ? std::vector<std::string>{} : asked.stems);
  }
  return out;
}

/// By their hashes: a word that another's hash deceives us into is as rare as a wrong pair is harmless.
void find_places(std::string_view slot, std::vector<Sought> const& words, PlaceLookup const& lookup, Found& found) {
  found.places.clear();
  found.exact.assign(words.size(), 0);
  found.in_article = found.in_title = 0;
  found.title_end = 0;
  schema::each_place(schema::title_places(slot), [&](std::uint32_t position, std::uint16_t, std::uint8_t) { found.title_end = position; });
  lookup.each(slot, [&](std::uint32_t position, std::uint32_t word, std::uint8_t written) {
    if (!found.places.empty() && found.places.back() == Occurrence{position, word}) return;
    found.places.push_back({position, word});
    found.in_article |= std::uint64_t{1} << word;
    if (position <= found.title_end) found.in_title |= std::uint64_t{1} << word;
    if (written == words[word].written) ++found.exact[word];
  });
}
static_assert(most_words <= 64);

bool has(std::uint64_t words, std::size_t word) { return (words >> word & 1U) != 0; }

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
  for (std::size_t i = 0; i < words.size(); ++i) sum += std::min(most_a_word, words[i].weight) * near[i] * (bm25_k1 + 1) / (near[i] + bm25_k1 * length_norm);
  return sum;
}

double exactness(Found const& found, std::vector<Sought> const& words, double length_norm) {
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) sum += words[i].weight * found.exact[i] * (bm25_k1 + 1) / (found.exact[i] + bm25_k1 * length_norm);
  return sum;
}

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

/// By the first place of each word in the text.
double lead(Found const& found, std::vector<Sought> const& words) {
  double sum = 0;
  std::uint64_t seen = 0;
  for (auto const& place : found.places) {
    if (place.position <= found.title_end || has(seen, place.word)) continue;
    seen |= std::uint64_t{1} << place.word;
    auto const before = place.position - std::min(place.position, found.title_end + schema::title_gap);
    sum += words[place.word].repeated * lead_words / (lead_words + before);
  }
  return sum;
}

double likeness(Found const& found, std::vector<Sought> const& words, LikeWords const& like, std::size_t article, double length_norm, double title_norm) {
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const times = like.times(i, article);
    if (times == 0) continue;
    sum += has(found.in_article, i) ? like_beside_scale * words[i].repeated * times * (bm25_k1 + 1) / (times + bm25_k1 * length_norm)
                                    : like_scale * words[i].repeated * like.in_article(i, article);
    if (!has(found.in_title, i)) sum += like_title_scale * words[i].title_weight * like.in_title(i, article) * (bm25_k1 + 1) / (1 + bm25_k1 * title_norm);
  }
  return sum;
}

/// The weight of the words in a title, by their share of its length.
double title_share(Found const& found, std::vector<Sought> const& words, std::uint32_t length) {
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) sum += has(found.in_title, i) ? words[i].title_weight : 0;
  auto const asked = static_cast<std::uint32_t>(std::popcount(found.in_title));
  return asked < length ? sum * asked / length : sum;
}

}  // namespace

std::vector<PlaceEvidence> place_evidence(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, std::span<Xapian::docid const> articles) {
  std::vector<PlaceEvidence> out(articles.size());
  LikeWords like(columns, {articles.begin(), articles.end()});
  auto const sought = sought_words(database, columns, words, like);
  if (sought.empty()) return out;
  PlaceLookup lookup;
  for (std::uint32_t i = 0; i < sought.size(); ++i) lookup.add(sought[i].forms, i);
  Found found;
  auto const norm = [](double length, double mean) { return bm25_norm(length / std::max(1.0, mean)); };
  auto slot = database.valuestream_begin(schema::slot_places);
  auto const end = database.valuestream_end(schema::slot_places);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    auto const id = articles[i];
    if (slot != end) slot.skip_to(id);
    find_places(slot != end && slot.get_docid() == id ? *slot : std::string(), sought, lookup, found);
    auto const title_length = columns.title_lengths()[id];
    auto const text_norm = norm(columns.document_lengths()[id], database.get_avlength()), title_norm = norm(title_length, columns.mean_title_length());
    out[i].near = near_scale * nearness(found.places, sought, text_norm);
    out[i].exact = exact_scale * exactness(found, sought, text_norm);
    out[i].passage = passage_scale * best_passage(found, sought);
    out[i].lead = lead_scale * lead(found, sought);
    out[i].like = likeness(found, sought, like, i, text_norm, title_norm);
    out[i].title_share = whole_title_scale * title_share(found, sought, title_length);
  }
  return out;
}

void add_proximity(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, std::span<Match> best) {
  std::ranges::sort(best, {}, &Match::id);
  std::vector<Xapian::docid> articles;
  for (auto const& match : best) articles.push_back(match.id);
  auto const evidence = place_evidence(database, columns, words, articles);
  for (std::size_t i = 0; i < best.size(); ++i) {
    best[i].weight += evidence[i].sum();
    best[i].looked_at = true;
  }
}

}  // namespace bifrons::query

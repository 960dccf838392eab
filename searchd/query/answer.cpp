// SPDX-License-Identifier: GPL-3.0-or-later
// Parses, translates, matches, folds, orders, counts and shows.
#include "searchd/query/answer.hpp"

#include <algorithm>
#include <optional>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/bm25.hpp"
#include "searchd/query/evaluate.hpp"
#include "searchd/query/explain.hpp"
#include "searchd/query/grouping.hpp"
#include "searchd/query/lexer.hpp"
#include "searchd/query/passage_rank.hpp"
#include "searchd/query/proximity.hpp"
#include "searchd/query/restrict.hpp"
#include "searchd/query/snippet.hpp"
#include "searchd/query/spelling.hpp"
#include "searchd/query/title_weights.hpp"

namespace bifrons::query {
namespace {

bool is_blank(std::string_view text) {
  while (leading_space(text) > 0) text.remove_prefix(leading_space(text));
  return text.empty();
}

bool says_nothing(Expr const& expr) { return expr == Expr{Ranked{}}; }

/// The query with its -words as words, or nothing where it has none.
std::optional<Expr> without_minus(Expr const& expr, std::string& names) {
  auto const* ranked = std::get_if<Ranked>(&expr.node);
  if (ranked == nullptr || ranked->without.empty() || (ranked->optional.empty() && ranked->must.empty())) return std::nullopt;
  Ranked kinder = *ranked;
  kinder.without.clear();
  for (auto const& excluded : ranked->without) {
    auto const* word = std::get_if<Word>(&excluded.node);
    if (word == nullptr || !word->field.empty()) {
      kinder.without.push_back(excluded);
      continue;
    }
    names += (names.empty() ? "-" : ", -") + word->text;
    kinder.optional.push_back(excluded);
  }
  if (names.empty()) return std::nullopt;
  return Expr{std::move(kinder)};
}

bool is_batch(Request const& request) {
  return request.plain && !request.fold && !request.snippets && !request.explain && !request.passages && request.facets.empty() && request.filters.empty() && request.sort == Sort::relevance && request.from.empty() && request.to.empty();
}

std::vector<double> weights_of(std::vector<AskedWord> const& words, Snapshot const& snapshot) {
  auto& lists = snapshot.columns.lists();
  std::vector<double> weights;
  for (auto const& word : words) {
    double with = word.stems.empty() ? lists.frequency(schema::term("", word.word)) : 0;
    for (auto const& stem : word.stems) with += lists.frequency(schema::term(schema::stem_prefix, stem));
    double const articles = std::max<double>(snapshot.database.get_doccount(), with);
    weights.push_back(0.1 + term_weight(articles, with, 1));
  }
  return weights;
}

/// In which the question's words may be.
std::vector<std::string_view> languages(Request const& request) {
  std::vector<std::string_view> all(std::begin(text::analysed_languages), std::end(text::analysed_languages));
  return std::ranges::find(all, request.query_lang) == all.end() ? all : std::vector<std::string_view>{request.query_lang};
}

void add_passage(PassageFinder& finder, schema::Record const& record, Hit& hit) {
  auto best = finder.best(record.text(), record.article);
  if (!best) return;
  finder.mark(best->passage, record.article);
  hit.passage = std::move(best->passage);
}

/// Whether the word at begins with a capital letter inside the question, as names do.
bool is_name_at(std::size_t at, std::string_view typed, std::string_view folded) {
  auto const first = std::min(typed.find_first_not_of("\"+=("), typed.size());
  bool const capital = first < typed.size() && !folded.empty() && typed[first] != folded.front();
  return capital && at > 0;
}

}  // namespace

std::optional<std::string> Answerer::suggestion(Request const& request, std::vector<AskedWord> const& words) const {
  auto text = request.text;
  bool changed = false;
  for (auto const& word : words) {
    if (word.repaired.empty()) continue;
    auto const at = text.find(word.typed);
    if (at == std::string::npos || !is_clear_slip(snapshot_.database, snapshot_.analyzer, languages(request), word.word, word.repaired, is_name_at(at, word.typed, word.word))) continue;
    text.replace(at, word.typed.size(), word.repaired);
    changed = true;
  }
  return changed ? std::optional(std::move(text)) : std::nullopt;
}

Translation Answerer::translate(Request const& request, Expr const& expr, Deadline deadline) const {
  auto const langs = languages(request);
  auto const repair = [&](std::string_view folded, Xapian::Query const& context) {
    if (snapshot_.analyzer.is_in_dictionary(folded, langs)) return std::string();  // a right word, only that nobody here wrote it
    auto word = nearest_word(snapshot_.database, near_words(snapshot_.database, snapshot_.analyzer, langs, folded), context);
    return word == folded ? std::string() : word;
  };
  return Translator(snapshot_.database, snapshot_.analyzer, langs, request.repair ? Translator::Repair(repair) : Translator::Repair(), deadline).translate(expr);
}

Matches Answerer::matches(Translation const& translation, Plan const& restriction, Deadline deadline) const {
  Evaluator evaluator(snapshot_.database, snapshot_.columns, deadline);
  auto hits = evaluator.run(filtered(translation.match, restriction), translation.ranks());
  if (translation.ranks()) add_title_weights(snapshot_.database, snapshot_.columns, translation.words, hits);
  Matches out{{}, evaluator.is_partial()};
  out.all.reserve(hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) out.all.push_back({hits.ids[i], hits.weight(i)});
  return out;
}

Result<Answer> Answerer::answer(Request const& request) {
  auto const start = std::chrono::steady_clock::now();
  auto const expr = request.plain ? Result<Expr>(plain_words(request.text)) : parse(request.text);
  if (!expr) return tl::unexpected(expr.error());
  auto answer = run(request, *expr);
  if (!answer) return answer;
  std::string names;
  if (answer->total == 0 && !answer->partial)
    if (auto const kinder = without_minus(*expr, names)) {
      auto again = run(request, *kinder);
      if (again && again->total > 0) {
        answer = std::move(again);
        answer->note = "Nothing is left when " + names + " is left out, so it was searched for as a word.";
      }
    }
  answer->took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  return answer;
}

Result<Answer> Answerer::run(Request const& request, Expr const& expr) {
  auto const restricted = restriction(request);
  if (!restricted) return tl::unexpected(restricted.error());
  auto const deadline = request.timeout.count() == 0 ? Deadline::max() : std::chrono::steady_clock::now() + request.timeout;
  bool const asks_for_all = says_nothing(expr) && is_blank(request.text);
  auto translation = asks_for_all ? Translation{everything(), {}} : says_nothing(expr) ? Translation{} : translate(request, expr, deadline);
  if (is_batch(request)) return batch(request, translation);
  auto matches = this->matches(translation, *restricted, deadline);
  if (request.fold) fold_copies(matches.all, snapshot_.columns);
  Answer answer;
  answer.parsed = to_text(expr);
  answer.total = matches.all.size();
  answer.partial = matches.partial;
  for (auto const& name : request.facets) {
    auto facet = count_facet(name, matches.all, request.facet_values, snapshot_.columns, snapshot_.topic_label);
    if (!facet) return tl::unexpected(facet.error());
    answer.facets.push_back(std::move(*facet));
  }
  auto const sort = request.sort == Sort::relevance && !translation.ranks() ? Sort::date_descending : request.sort;
  put_in_order(matches.all, sort, request.group ? matches.all.size() : std::max(looked_at, std::size_t{request.offset} + request.limit), snapshot_.columns);
  if (sort == Sort::relevance) reorder_best(translation, matches.all);
  if (sort == Sort::relevance && request.passages && !reorder_passages(translation, matches.all, deadline)) answer.partial = true;
  if (request.group) hold_back(matches.all, *request.group, snapshot_.columns);
  answer.listed = matches.all.size();
  answer.repaired = std::ranges::any_of(translation.words, [](AskedWord const& word) { return !word.repaired.empty(); });
  if (!request.plain) answer.did_you_mean = suggestion(request, translation.words);
  if (auto added = add_hits(request, translation, matches.all, answer); !added) return tl::unexpected(added.error());
  return answer;
}

/// The best matches of all, in their last order: nearness re-orders them among each other.
void Answerer::reorder_best(Translation const& translation, std::vector<Match>& matches) const {
  auto const best = std::span(matches).first(std::min(looked_at, matches.size()));
  add_proximity(snapshot_.database, snapshot_.columns, translation.words, best);
  std::ranges::stable_sort(best, [](Match const& a, Match const& b) { return a.weight != b.weight ? a.weight > b.weight : a.id < b.id; });
}

bool Answerer::reorder_passages(Translation const& translation, std::vector<Match>& matches, Deadline deadline) const {
  Marker const marker(translation.words, snapshot_.analyzer);
  auto const weights = weights_of(translation.words, snapshot_);
  WordFinder words(marker);
  PassageFinder finder(words, weights);
  return reorder_by_passages(snapshot_.database, finder, std::span(matches).first(std::min(most_read_for_passages, matches.size())), deadline);
}

Answer Answerer::batch(Request const& request, Translation const& translation) const {
  Answer answer;
  auto const wanted = std::max<std::size_t>(looked_at, std::size_t{request.offset} + request.limit);
  auto found = matches(translation, everything(), Deadline::max()).all;
  put_in_order(found, Sort::relevance, wanted, snapshot_.columns);
  found.resize(std::min(found.size(), wanted));
  reorder_best(translation, found);
  found.resize(std::min(found.size(), std::size_t{request.offset} + request.limit));
  answer.hits.reserve(found.size());
  auto const& ids = snapshot_.columns.ids();
  for (std::size_t i = request.offset; i < found.size(); ++i) {
    auto& hit = answer.hits.emplace_back();
    hit.rank = static_cast<std::uint32_t>(i + 1);
    hit.score = found[i].weight;
    hit.article.id = ids[found[i].id];
  }
  answer.total = answer.listed = found.size();
  return answer;
}

Result<void> Answerer::add_hits(Request const& request, Translation const& translation, std::vector<Match> const& matches, Answer& answer) const {
  Marker const marker(translation.words, snapshot_.analyzer);
  auto const weights = weights_of(translation.words, snapshot_);
  WordFinder words(marker);
  PassageFinder finder(words, weights);
  auto const end = std::min<std::size_t>(std::size_t{request.offset} + request.limit, matches.size());
  for (std::size_t i = request.offset; i < end; ++i) {
    auto record = schema::read_record(snapshot_.database.get_document(matches[i].id));
    if (!record) return tl::unexpected(record.error());
    auto& hit = answer.hits.emplace_back();
    hit.rank = static_cast<std::uint32_t>(i + 1);
    hit.score = matches[i].weight;
    hit.duplicates = matches[i].copies;
    hit.grouped = matches[i].grouped;
    if (hit.grouped > 0) hit.group = group_value(matches[i], *request.group, snapshot_.columns);
    hit.title = mark_all(record->article.title, record->article.lang, words);
    if (request.snippets) {
      auto excerpt = make_snippet(record->text(), record->article, words, weights);
      hit.snippet = std::move(excerpt.snippet);
      hit.headings = std::move(excerpt.headings);
    }
    if (request.passages) add_passage(finder, *record, hit);
    if (request.explain) hit.explanation = explain(snapshot_.database, snapshot_.columns, translation.words, matches[i]);
    for (auto const& topic : record->article.topics) hit.topic_labels.push_back(snapshot_.topic_label(topic.id));
    hit.article = std::move(record->article);
  }
  return {};
}

Result<Hit> Answerer::hit(Match const& match) const {
  auto record = schema::read_record(snapshot_.database.get_document(match.id));
  if (!record) return tl::unexpected(record.error());
  Hit hit;
  hit.score = match.weight;
  hit.title.text = record->article.title;
  for (auto const& topic : record->article.topics) hit.topic_labels.push_back(snapshot_.topic_label(topic.id));
  hit.article = std::move(record->article);
  return hit;
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs each word, and each kind of evidence, alone against the one article.
#include "searchd/query/explain.hpp"

#include <cmath>
#include <cstdio>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "searchd/query/evaluate.hpp"
#include "searchd/query/proximity.hpp"
#include "searchd/query/title_weights.hpp"

namespace bifrons::query {
namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

double weight_in(Evaluator& evaluator, Plan const& plan, Plan const& article) {
  auto const found = evaluator.run(filtered(plan, article), true);
  return found.size() == 0 ? 0.0 : found.weight(0);
}

double title_weight(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, Xapian::docid id) {
  HitSet one{{id}, {}};
  add_title_weights(database, columns, words, one);
  return one.weight(0);
}

void add_part(std::string& out, std::string_view name, double weight) {
  constexpr double shown = 0.005;
  if (std::abs(weight) < shown) return;
  if (!out.empty()) out += "; ";
  out.append(name) += ' ' + number(weight);
}

std::string forms_of(AskedWord const& word) {
  if (word.prefix) return word.word + "*";
  if (word.stems.empty()) return "=" + word.word;
  std::string out;
  for (auto const& stem : word.stems) out += (out.empty() ? "" : ", ") + stem;
  return out;
}

}  // namespace

std::string explain(Xapian::Database const& database, Columns& columns, std::vector<AskedWord> const& words, Match const& match) {
  auto const article = holding({schema::term(schema::id_prefix, database.get_document(match.id).get_value(schema::slot_id))});
  Evaluator evaluator(database, columns, Deadline::max());
  std::string out;
  double rest = match.weight;
  auto const add = [&](std::string_view name, double weight) {
    add_part(out, name, weight);
    rest -= weight;
  };
  for (auto const& word : words)
    add(word.typed + " (" + forms_of(word) + (word.repaired.empty() ? "" : ", read as " + word.repaired) + ")", weight_in(evaluator, word.plan, article));
  add("title", title_weight(database, columns, words, match.id));
  if (match.looked_at) {
    auto const evidence = place_evidence(database, columns, words, {&match.id, 1}).front();
    add("nearness", evidence.near);
    add("forms as asked", evidence.exact);
    add("best passage", evidence.passage);
    add("early words", evidence.lead);
    add("like words", evidence.like);
    add("share of the title", evidence.title_share);
  }
  add_part(out, "other", rest);
  return out + "; sum " + number(match.weight);
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs each word alone against the one article.
#include "searchd/query/explain.hpp"

#include <cstdio>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

double weight_in(Xapian::Database const& database, Xapian::Query const& query, std::string const& id_term) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(id_term)));
  enquire.set_weighting_scheme(ranking_weight());
  auto const found = enquire.get_mset(0, 1);
  return found.empty() ? 0.0 : found.begin().get_weight();
}

std::string forms_of(AskedWord const& word) {
  if (word.prefix) return word.word + "*";
  if (word.stems.empty()) return "=" + word.word;
  std::string out;
  for (auto const& stem : word.stems) out += (out.empty() ? "" : ", ") + stem;
  return out;
}

}  // namespace

std::string explain(Xapian::Database const& database, std::vector<AskedWord> const& words, Match const& match) {
  auto const id_term = schema::term(schema::id_prefix, database.get_document(match.id).get_value(schema::slot_id));
  std::string out;
  double rest = match.weight;
  for (auto const& word : words) {
    auto const weight = weight_in(database, to_xapian(word.plan), id_term) * 2.0 * word.times / (1.0 + word.times);
    rest -= weight;
    if (!out.empty()) out += "; ";
    out += word.typed + " (" + forms_of(word) + (word.repaired.empty() ? "" : ", read as " + word.repaired) + ") " + number(weight);
  }
  if (rest > 0.005) out += "; title " + number(rest);
  return out + "; sum " + number(match.weight);
}

}  // namespace bifrons::query

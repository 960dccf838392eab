// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the stems by how often the article holds them and how rare they are.
#include "searchd/query/similar.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t most_terms = 40;

struct Telling {
  std::string term;
  double weight = 0;
};

bool is_body_stem(std::string const& term) {
  return term.starts_with(schema::stem_prefix) && !term.starts_with(schema::title_stem_prefix) && term.size() > 3;
}

}  // namespace

Xapian::Query similar_query(Xapian::Database const& database, Xapian::docid id) {
  std::vector<Telling> found;
  double const articles = database.get_doccount();
  auto it = database.termlist_begin(id);
  it.skip_to(std::string(schema::stem_prefix));
  for (auto const end = database.termlist_end(id); it != end; ++it) {
    auto const term = *it;
    if (!is_body_stem(term) || it.get_wdf() == 0) continue;
    double const with = it.get_termfreq();
    if (with < 2 || with > articles / 4 + 2) continue;
    found.push_back({term, (1 + std::log(it.get_wdf())) * std::log(articles / with + 1)});
  }
  std::ranges::sort(found, [](Telling const& a, Telling const& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; });
  if (found.size() > most_terms) found.resize(most_terms);
  std::vector<Xapian::Query> parts;
  for (auto const& telling : found) parts.emplace_back(telling.weight / found.front().weight, Xapian::Query(telling.term));
  if (parts.empty()) return {};
  std::vector<Xapian::Query> own;
  for (auto const prefix : {schema::id_prefix, schema::fold_prefix}) {
    auto list = database.termlist_begin(id);
    list.skip_to(std::string(prefix));
    if (list != database.termlist_end(id) && (*list).starts_with(prefix)) own.emplace_back(*list);
  }
  Xapian::Query const similar(Xapian::Query::OP_OR, parts.begin(), parts.end());
  return {Xapian::Query::OP_AND_NOT, similar, Xapian::Query(Xapian::Query::OP_OR, own.begin(), own.end())};
}

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates by common shingles, then the words of both.
#include "indexer/write/copies.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "corpus/schema/copies.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/schema/places.hpp"
#include "indexer/write/resemblance.hpp"

namespace bifrons::write {
namespace {

/// Of a shingle's articles so many are looked at; of all found, so many are compared, those with most in common first.
constexpr std::size_t most_of_a_shingle = 48;
constexpr std::size_t most_compared = 24;
/// A larger group stays as it is when a member leaves: a group that large hangs by more than one.
constexpr std::size_t most_regrouped = 32;

}  // namespace

std::vector<Xapian::docid> Copies::candidates(Xapian::Document const& document, Xapian::docid self) const {
  std::map<Xapian::docid, std::size_t> common;
  for (auto const& term : schema::shingle_terms(document))
    for (auto const id : parts_.having(term, self, most_of_a_shingle)) ++common[id];
  std::vector<std::pair<std::size_t, Xapian::docid>> order;
  for (auto const& [id, count] : common) order.emplace_back(count, id);
  std::ranges::sort(order, [](auto const& a, auto const& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (order.size() > most_compared) order.resize(most_compared);
  std::vector<Xapian::docid> found;
  for (auto const& [count, id] : order) found.push_back(id);
  return found;
}

std::size_t Copies::join(Xapian::Document& document, Article const& article, Xapian::docid self) {
  auto key = schema::own_copy_key(article);
  schema::set_copy_key(document, key);
  auto const found = candidates(document, self);
  if (found.empty()) return 0;
  Likeness const own{schema::text_words(document.get_value(schema::slot_places)), article.title, article.site, article.text};
  std::vector<std::string> keys;
  for (auto const id : found) {
    auto const other = parts_.get(id);
    auto other_key = other.get_value(schema::slot_fold);
    if (std::ranges::find(keys, other_key) != keys.end()) continue;
    Likeness likeness{schema::text_words(other.get_value(schema::slot_places)), {}, {}, {}};
    if (!may_be_copies(own.words, likeness.words)) continue;
    auto const record = schema::read_record(other);
    if (!record) continue;
    likeness.title = record->article.title;
    likeness.site = record->article.site;
    likeness.text = record->text();
    if (are_copies(own, likeness)) keys.push_back(std::move(other_key));
  }
  if (keys.empty()) return 0;
  std::ranges::stable_sort(keys, [&](auto const& a, auto const& b) { return parts_.count(schema::term(schema::fold_prefix, a)) > parts_.count(schema::term(schema::fold_prefix, b)); });
  key = keys.front();
  schema::set_copy_key(document, key);
  std::size_t written = 0;
  for (std::size_t i = 1; i < keys.size(); ++i)
    for (auto const id : parts_.having(schema::term(schema::fold_prefix, keys[i]), self, SIZE_MAX)) parts_.before_change(id);
  for (std::size_t i = 1; i < keys.size(); ++i) written += rename(keys[i], key, self);
  return written;
}

std::size_t Copies::rename(std::string const& from, std::string const& to, Xapian::docid self) {
  auto const all = parts_.having(schema::term(schema::fold_prefix, from), self, SIZE_MAX);
  for (auto const id : all) {
    auto document = parts_.get(id);
    schema::set_copy_key(document, to);
    parts_.replace(id, document);
  }
  return all.size();
}

std::size_t Copies::regroup(std::string const& key, Xapian::docid self) {
  auto const left = parts_.having(schema::term(schema::fold_prefix, key), self, most_regrouped + 1);
  if (left.empty() || left.size() > most_regrouped) return 0;
  std::vector<std::pair<Xapian::docid, Article>> articles;
  for (auto const id : left) {
    auto document = parts_.get(id);
    auto article = schema::from_xapian(document);
    if (!article) continue;
    auto const own_key = schema::own_copy_key(*article);
    if (left.size() == 1 && own_key == key) return 0;
    schema::set_copy_key(document, own_key);
    parts_.replace(id, document);
    articles.emplace_back(id, std::move(*article));
  }
  std::size_t written = articles.size();
  if (articles.size() < 2) return written;
  for (auto const& [id, article] : articles) {
    auto document = parts_.get(id);
    written += join(document, article, id);
    parts_.replace(id, document);
  }
  return written;
}

}  // namespace bifrons::write

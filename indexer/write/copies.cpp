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
constexpr Xapian::doccount most_of_a_shingle = 48;
constexpr std::size_t most_compared = 24;
/// A larger group stays as it is when a member leaves: a group that large hangs by more than one.
constexpr std::size_t most_regrouped = 32;

}  // namespace

std::vector<Xapian::docid> Copies::candidates(Xapian::Document const& document, Xapian::docid self) const {
  std::map<Xapian::docid, std::size_t> common;
  for (auto const& term : schema::shingle_terms(document)) {
    if (database_.get_termfreq(term) == 0) continue;
    Xapian::doccount left = most_of_a_shingle;
    for (auto it = database_.postlist_begin(term), end = database_.postlist_end(term); it != end && left > 0; ++it, --left)
      if (*it != self) ++common[*it];
  }
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
    auto const other = database_.get_document(id);
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
  std::ranges::stable_sort(keys, [&](auto const& a, auto const& b) { return database_.get_termfreq(schema::term(schema::fold_prefix, a)) > database_.get_termfreq(schema::term(schema::fold_prefix, b)); });
  key = keys.front();
  schema::set_copy_key(document, key);
  std::size_t written = 0;
  for (std::size_t i = 1; i < keys.size(); ++i) written += rename(keys[i], key, self);
  return written;
}

std::vector<Xapian::docid> Copies::members(std::string const& key, Xapian::docid self, std::size_t most) const {
  std::vector<Xapian::docid> found;
  auto const term = schema::term(schema::fold_prefix, key);
  for (auto it = database_.postlist_begin(term), end = database_.postlist_end(term); it != end && found.size() < most; ++it)
    if (*it != self) found.push_back(*it);
  return found;
}

std::size_t Copies::rename(std::string const& from, std::string const& to, Xapian::docid self) {
  auto const all = members(from, self, SIZE_MAX);
  for (auto const id : all) {
    auto document = database_.get_document(id);
    schema::set_copy_key(document, to);
    database_.replace_document(id, document);
  }
  return all.size();
}

std::size_t Copies::regroup(std::string const& key, Xapian::docid self) {
  auto const left = members(key, self, most_regrouped + 1);
  if (left.empty() || left.size() > most_regrouped) return 0;
  std::vector<std::pair<Xapian::docid, Article>> articles;
  for (auto const id : left) {
    auto document = database_.get_document(id);
    auto article = schema::from_xapian(document);
    if (!article) continue;
    auto const own_key = schema::own_copy_key(*article);
    if (left.size() == 1 && own_key == key) return 0;
    schema::set_copy_key(document, own_key);
    database_.replace_document(id, document);
    articles.emplace_back(id, std::move(*article));
  }
  std::size_t written = articles.size();
  if (articles.size() < 2) return written;
  for (auto const& [id, article] : articles) {
    auto document = database_.get_document(id);
    written += join(document, article, id);
    database_.replace_document(id, document);
  }
  return written;
}

}  // namespace bifrons::write

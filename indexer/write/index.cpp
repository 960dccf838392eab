// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces by id, writes nothing for what stands there already.
#include "indexer/write/index.hpp"

#include "corpus/schema/copies.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::write {

Xapian::docid Index::find(std::string_view id) const {
  auto const term = schema::term(schema::id_prefix, id);
  auto const posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? 0 : *posting;
}

Change Index::put(Prepared const& prepared) {
  if (!prepared.document) return Change::unchanged;
  auto const stored_at = find(prepared.article.id);
  if (stored_at == 0) {
    auto document = *prepared.document;
    pending_ += 1 + copies_.join(document, prepared.article, 0);
    database_.add_document(document);
    return Change::added;
  }
  auto const stored = schema::from_xapian(database_.get_document(stored_at));
  if (stored && says_the_same(*stored, prepared.article)) return Change::unchanged;
  replace(stored_at, *prepared.document, stored ? *stored : Article{}, prepared.article);
  return Change::replaced;
}

/// An article whose text and title stay is in the group where it was.
void Index::replace(Xapian::docid id, Xapian::Document document, Article const& stored, Article const& put) {
  auto const old_key = database_.get_document(id).get_value(schema::slot_fold);
  ++pending_;
  if (stored.text == put.text && stored.title == put.title && !old_key.empty()) {
    schema::set_copy_key(document, old_key);
    database_.replace_document(id, document);
    return;
  }
  pending_ += copies_.join(document, put, id);
  database_.replace_document(id, document);
  bool const stays = old_key == document.get_value(schema::slot_fold);
  pending_ += copies_.regroup(old_key, stays ? 0 : id);
}

bool Index::remove(std::string_view id) {
  auto const stored_at = find(id);
  if (stored_at == 0) return false;
  auto const key = database_.get_document(stored_at).get_value(schema::slot_fold);
  database_.delete_document(stored_at);
  pending_ += 1 + copies_.regroup(key, 0);
  return true;
}

void Index::commit() {
  database_.commit();
  pending_ = 0;
}

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces by id, writes nothing for what stands there already.
#include "indexer/write/index.hpp"

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
    database_.add_document(*prepared.document);
    ++pending_;
    return Change::added;
  }
  if (auto stored = schema::from_xapian(database_.get_document(stored_at)); stored && says_the_same(std::move(*stored), prepared.article)) return Change::unchanged;
  database_.replace_document(stored_at, *prepared.document);
  ++pending_;
  return Change::replaced;
}

bool Index::remove(std::string_view id) {
  auto const stored_at = find(id);
  if (stored_at == 0) return false;
  database_.delete_document(stored_at);
  ++pending_;
  return true;
}

void Index::commit() {
  database_.commit();
  pending_ = 0;
}

}  // namespace bifrons::write

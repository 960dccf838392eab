// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces by id, writes nothing for what stands there already.
#include "indexer/write/index.hpp"

#include "corpus/schema/copies.hpp"
#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::write {

Xapian::docid Index::find(std::string_view id) const { return parts_->find(schema::term(schema::id_prefix, id)); }

Change Index::put(Prepared const& prepared) {
  if (!prepared.document) return Change::unchanged;
  auto const stored_at = find(prepared.article.id);
  if (stored_at == 0) {
    auto document = *prepared.document;
    pending_bytes_ += prepared.article.text.size();
    pending_ += 1 + copies_.join(document, prepared.article, 0);
    parts_->add(document);
    return Change::added;
  }
  auto const stored = schema::from_xapian(parts_->get(stored_at));
  if (stored && says_the_same(*stored, prepared.article)) return Change::unchanged;
  replace(stored_at, *prepared.document, stored ? *stored : Article{}, prepared.article);
  return Change::replaced;
}

/// An article whose text and title stay is in the group where it was.
void Index::replace(Xapian::docid id, Xapian::Document document, Article const& stored, Article const& put) {
  parts_->before_change(id);
  auto const old_key = parts_->get(id).get_value(schema::slot_fold);
  ++pending_;
  pending_bytes_ += put.text.size();
  if (stored.text == put.text && stored.title == put.title && !old_key.empty()) {
    schema::set_copy_key(document, old_key);
    parts_->replace(id, document);
    return;
  }
  pending_ += copies_.join(document, put, id);
  parts_->replace(id, document);
  bool const stays = old_key == document.get_value(schema::slot_fold);
  pending_ += copies_.regroup(old_key, stays ? 0 : id);
}

bool Index::remove(std::string_view id) {
  auto const stored_at = find(id);
  if (stored_at == 0) return false;
  auto const key = parts_->get(stored_at).get_value(schema::slot_fold);
  parts_->remove(stored_at);
  pending_ += 1 + copies_.regroup(key, 0);
  return true;
}

void Index::flush_if_full() {
  if (pending_ < pace_.batch && pending_bytes_ < pace_.batch_bytes) return;
  parts_->flush();
  pending_ = pending_bytes_ = 0;
}

void Index::commit() {
  parts_->commit();
  pending_ = pending_bytes_ = 0;
}

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers ascend from part to part, so that merging keeps them and a number tells its part.
#include "indexer/write/parts.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "corpus/schema/copies.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::write {
namespace {

namespace fs = std::filesystem;

/// Merging writes the whole index: it waits until the sides hold so many times as much as the own part.
constexpr std::size_t sides_to_own = 3;
/// Merges that a change of an article in the own part forced: after so many the run goes on without sides.
constexpr std::size_t most_early = 4;
/// An index is compacted when it has grown by this part since the last time, and by a batch.
constexpr double loose_growth = 1.25;
/// In the index: how many articles it had when it was compacted.
constexpr char const* packed_key = "packed";

void discard(fs::path const& folder) {
  std::error_code code;
  fs::remove_all(folder, code);
}

void make(fs::path const& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) throw Xapian::DatabaseError(folder.string() + " could not be made (" + code.message() + ")");
}

}  // namespace

Parts::Parts(kb::Layout layout, Xapian::WritableDatabase own, Pace pace) : layout_(std::move(layout)), pace_(pace), last_(own.get_lastdocid()), at_start_(own.get_doccount()) {
  discard(layout_.side_index());  // of a writer that was killed
  parts_.push_back({std::move(own), layout_.index()});
}

Parts::Part const& Parts::part_of(Xapian::docid id) const {
  auto const after = std::ranges::partition_point(parts_, [id](Part const& part) { return part.before < id; });
  return *std::prev(after);
}

Parts::Part& Parts::part_of(Xapian::docid id) { return const_cast<Part&>(std::as_const(*this).part_of(id)); }

Xapian::docid Parts::find(std::string const& id_term) const {
  auto const found = having(id_term, 0, 1);
  return found.empty() ? 0 : found.front();
}

Xapian::Document Parts::get(Xapian::docid id) const { return part_of(id).database.get_document(id); }

Xapian::doccount Parts::count(std::string const& term) const {
  Xapian::doccount all = 0;
  for (auto const& part : parts_) all += part.database.get_termfreq(term);
  return all;
}

std::vector<Xapian::docid> Parts::having(std::string const& term, Xapian::docid self, std::size_t most) const {
  std::vector<Xapian::docid> found;
  bool const is_noted = term.starts_with(schema::shingle_prefix) || term.starts_with(schema::id_prefix);
  if (has_sides() && is_noted && !known_.may_have(term)) return found;
  for (auto const& part : parts_) {
    if (part.database.get_termfreq(term) == 0) continue;
    for (auto it = part.database.postlist_begin(term), end = part.database.postlist_end(term); it != end && found.size() < most; ++it)
      if (*it != self) found.push_back(*it);
  }
  return found;
}

void Parts::before_change(Xapian::docid id) {
  if (!has_sides() || id > parts_[1].before) return;
  ++merged_early_;
  merge();
}

void Parts::add(Xapian::Document const& document) {
  auto& part = parts_.back();
  part.database.replace_document(++last_, document);
  part.changed = true;
  note(document);
}

void Parts::replace(Xapian::docid id, Xapian::Document const& document) {
  before_change(id);
  auto& part = part_of(id);
  part.database.replace_document(id, document);
  part.changed = true;
  note(document);
}

void Parts::remove(Xapian::docid id) {
  before_change(id);
  auto& part = part_of(id);
  part.database.delete_document(id);
  part.changed = true;
}

void Parts::note(Xapian::Document const& document) {
  if (!has_sides()) return;
  for (auto const prefix : {schema::id_prefix, schema::shingle_prefix}) {
    auto it = document.termlist_begin();
    it.skip_to(std::string(prefix));
    for (auto const end = document.termlist_end(); it != end && (*it).starts_with(prefix); ++it) known_.add(*it);
  }
}

void Parts::flush_changed() {
  for (auto& part : parts_)
    if (std::exchange(part.changed, false)) part.database.commit();
}

void Parts::flush() {
  flush_changed();
  auto const own = parts_.front().database.get_doccount();
  if (has_sides() && last_ - parts_[1].before >= sides_to_own * own) return merge();
  bool const is_full = parts_.back().database.get_doccount() >= pace_.part;
  if (!is_full || merged_early_ > most_early) return;
  if (has_sides() || own >= at_start_ + at_start_ / 2) begin_side();
}

void Parts::begin_side() {
  if (!has_sides()) {
    known_.clear();
    for (auto const prefix : {schema::id_prefix, schema::shingle_prefix}) {
      auto const& own = parts_.front().database;
      for (auto it = own.allterms_begin(std::string(prefix)), end = own.allterms_end(std::string(prefix)); it != end; ++it) known_.add(*it);
    }
  }
  make(layout_.side_index());
  auto const folder = layout_.side_index() / std::to_string(++sides_made_);
  parts_.push_back({Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC), folder, last_});
}

bool Parts::is_loose() const {
  auto const& own = parts_.front().database;
  auto const has = own.get_doccount();
  auto const packed = own.get_metadata(packed_key);
  auto const had = packed.empty() ? 0.0 : std::strtod(packed.c_str(), nullptr);
  return static_cast<double>(has) >= loose_growth * had + static_cast<double>(pace_.batch);
}

/// The old own part stays whole until the merged one, synced, stands in its place.
void Parts::merge() {
  Xapian::doccount all = 0;
  for (auto const& part : parts_) all += part.database.get_doccount();
  parts_.front().database.set_metadata(packed_key, std::to_string(all));
  parts_.front().changed = true;
  flush_changed();
  auto const merged = layout_.side_index() / "merged";
  make(layout_.side_index());
  discard(merged);
  Xapian::Database sources;
  for (auto const& part : parts_)
    if (&part == &parts_.front() || part.database.get_doccount() > 0) sources.add_database(Xapian::Database(part.folder.string()));
  sources.compact(merged.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  if (auto const replaced = kb::replace_index(layout_, merged); !replaced) throw Xapian::DatabaseError(replaced.error().what);
  parts_.clear();
  parts_.push_back({Xapian::WritableDatabase(layout_.index().string(), Xapian::DB_OPEN), layout_.index()});
  discard(layout_.side_index());
}

void Parts::commit() {
  flush_changed();
  if (has_sides() || is_loose()) merge();
}

void Parts::close() {
  for (auto& part : parts_) part.database.close();
  if (has_sides()) discard(layout_.side_index());
}

}  // namespace bifrons::write

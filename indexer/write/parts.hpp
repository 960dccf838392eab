// SPDX-License-Identifier: GPL-3.0-or-later
// The index while a large import runs: the knowledge base's own, and side indexes that take what comes until they are merged with it.
//
// A large index costs more a commit than a small one, and leaves its blocks half empty. So an import that makes the index grow by half
// and more writes to side indexes, whose commits nobody sees and no disk waits for; then all are merged into one compact index, which
// is synced and takes the place of the knowledge base's own in one step. A kill before that step loses what no commit() had promised.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/kb/kb.hpp"
#include "indexer/write/known_terms.hpp"
#include "indexer/write/pace.hpp"

namespace bifrons::write {

/// Documents of all parts by number; a number stays when parts are merged. Of one thread at a time; it throws what Xapian throws.
class Parts {
 public:
  Parts(kb::Layout, Xapian::WritableDatabase own, Pace);

  [[nodiscard]] Xapian::docid find(std::string const& id_term) const;  ///< 0 where there is none
  [[nodiscard]] Xapian::Document get(Xapian::docid) const;
  [[nodiscard]] Xapian::doccount count(std::string const& term) const;
  /// In ascending order, at most so many, without self.
  [[nodiscard]] std::vector<Xapian::docid> having(std::string const& term, Xapian::docid self, std::size_t most) const;

  /// Makes the way free for a change that is to be in one commit with others: sides are merged first where it is about the own part.
  void before_change(Xapian::docid);
  void add(Xapian::Document const&);
  void replace(Xapian::docid, Xapian::Document const&);
  void remove(Xapian::docid);

  /// So that memory stays bounded; whether readers see it is left open.
  void flush();
  /// What was written is durable and seen by readers when it returns.
  void commit();
  void close();

 private:
  struct Part {
    Xapian::WritableDatabase database;
    std::filesystem::path folder;
    Xapian::docid before = 0;  ///< the last number before its own
    bool changed = false;
  };

  [[nodiscard]] Part& part_of(Xapian::docid);
  [[nodiscard]] Part const& part_of(Xapian::docid) const;
  [[nodiscard]] bool has_sides() const noexcept { return parts_.size() > 1; }
  [[nodiscard]] bool is_loose() const;
  void flush_changed();
  void begin_side();
  void merge();
  void note(Xapian::Document const&);

  kb::Layout layout_;
  Pace pace_;
  std::vector<Part> parts_;  ///< the own one first; numbers ascend
  Xapian::docid last_ = 0;
  std::size_t at_start_ = 0, merged_early_ = 0, sides_made_ = 0;
  KnownTerms known_;  ///< of all parts, while there are sides
};

}  // namespace bifrons::write

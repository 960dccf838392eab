// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the whole index: a walk over all documents of one snapshot.
#include "indexer/verbs/stored_articles.hpp"

#include <xapian.h>

#include <string>
#include <utility>

#include "corpus/schema/document.hpp"

namespace bifrons::indexer_verbs {
namespace {

tl::unexpected<Error> unreadable_index(kb::Layout const& layout, Xapian::Error const& error) {
  return failure(ErrorCode::broken, "the index of " + layout.root.string() + " cannot be read: " + error.get_description(), "restore it from a backup, or import again into a new knowledge base");
}

/// By ascending record number: a commit meanwhile (of visit's own writing, too) is met by opening the index again.
class Walk {
 public:
  Walk(Xapian::Database index, std::function<Result<void>(Article)> const& visit, std::function<void(Error const&)> const& broken)
      : index_(std::move(index)), visit_(visit), broken_(broken) {}

  Result<std::size_t> to_end() {
    for (int left = tries; left > 0;) {
      auto const before = next_;
      try {
        if (auto walked = stretch(); !walked) return tl::unexpected(walked.error());
        return visited_;
      } catch (Xapian::DatabaseModifiedError const&) {
        left = next_ > before ? tries : left - 1;
        index_.reopen();
      }
    }
    return failure(ErrorCode::broken, "the index changes faster than it can be read", "try again when less is written");
  }

 private:
  static constexpr int tries = 5;

  Result<void> stretch() {
    auto at = index_.postlist_begin("");
    auto const end = index_.postlist_end("");
    if (at != end) at.skip_to(next_);
    for (; at != end; ++at) {
      auto const record = *at;
      auto article = schema::from_xapian(index_.get_document(record));
      next_ = record + 1;
      if (!article) {
        broken_({ErrorCode::broken, "record " + std::to_string(record) + ": " + article.error().what, article.error().hint});
        continue;
      }
      ++visited_;
      if (auto seen = visit_(std::move(*article)); !seen) return seen;
    }
    return {};
  }

  Xapian::Database index_;
  std::function<Result<void>(Article)> const& visit_;
  std::function<void(Error const&)> const& broken_;
  Xapian::docid next_ = 1;
  std::size_t visited_ = 0;
};

}  // namespace

Result<std::size_t> each_stored(kb::Layout const& layout, std::function<Result<void>(Article)> const& visit, std::function<void(Error const&)> const& broken) {
  try {
    return Walk{Xapian::Database(layout.index().string()), visit, broken}.to_end();
  } catch (Xapian::Error const& error) {
    return unreadable_index(layout, error);
  }
}

Result<std::size_t> index_faults(kb::Layout const& layout) {
  try {
    return Xapian::Database::check(layout.index().string(), 0, nullptr);
  } catch (Xapian::Error const& error) {
    return unreadable_index(layout, error);
  }
}

}  // namespace bifrons::indexer_verbs

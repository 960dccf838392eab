// SPDX-License-Identifier: GPL-3.0-or-later
// The index library's own compaction writes the copy; a commit that overtakes it means another try.
#include "indexer/verbs/index_copy.hpp"

#include <xapian.h>

#include <string>
#include <system_error>

namespace bifrons::indexer_verbs {

Result<void> copy_index(std::filesystem::path const& from, std::filesystem::path const& to) {
  constexpr int tries = 5;
  for (int left = tries; left > 0; --left) {
    try {
      Xapian::Database index(from.string());
      index.compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER);
      return {};
    } catch (Xapian::DatabaseModifiedError const&) {
      std::error_code ignored;
      std::filesystem::remove_all(to, ignored);
    } catch (Xapian::Error const& error) {
      return failure(ErrorCode::broken, "the index " + from.string() + " could not be copied: " + error.get_description(), "check free disk space and rights");
    }
  }
  return failure(ErrorCode::busy, "the index " + from.string() + " changes faster than it can be copied", "try again when less is written");
}

}  // namespace bifrons::indexer_verbs

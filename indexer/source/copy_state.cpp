// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite copies its own file: what other processes have committed, and nothing of what they have not.
#include "indexer/source/copy_state.hpp"

#include "indexer/source/sqlite.hpp"

namespace bifrons::source {

Result<void> copy_state(std::filesystem::path const& from, std::filesystem::path const& to) {
  try {
    auto const db = open_sqlite(from);
    Statement(db.get(), "VACUUM INTO ?").bind(to.string()).run();
    return {};
  } catch (SqliteError const& error) {
    return failure(ErrorCode::broken, "The crawl state " + from.string() + " could not be copied to " + to.string() + ": " + error.what + ".", "Check free disk space and rights.");
  }
}

}  // namespace bifrons::source

// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's classes have no virtual table to ask; their type's name is what they offer.
#include "indexer/write/index_error.hpp"

#include <string>
#include <string_view>

namespace bifrons::write {

tl::unexpected<Error> index_failure(kb::Layout const& layout, Xapian::Error const& error) {
  std::string_view const type = error.get_type();
  std::string const what = "the index of " + layout.root.string() + ": " + error.get_description();
  if (type == "DatabaseLockError")
    return failure(ErrorCode::busy, layout.root.string() + " is being written by another process", "wait until it ends, then run the command again");
  if (type == "DatabaseVersionError") return failure(ErrorCode::version, what, "use the version of bifrons that made it");
  bool const damaged = type == "DatabaseCorruptError" || what.find("EOF reading block") != what.npos;
  if (damaged) return failure(ErrorCode::broken, what, "restore it from a backup, or import again into a new knowledge base");
  return failure(ErrorCode::broken, what, "check free disk space and rights; what was committed before is whole (bifrons check)");
}

}  // namespace bifrons::write

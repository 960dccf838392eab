// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the wing that writes, in the order in which help shows it.
#include "indexer/verbs/verbs.hpp"

#include <array>

#include "indexer/verbs/rows.hpp"

namespace bifrons::indexer_verbs {

std::span<command::Verb const> verbs() {
  static std::array const rows{
      init_row(),         import_row(), crawl_row(), update_row(),  failed_row(), recheck_row(), extract_row(), terms_row(),
      topics_apply_row(), remove_row(), check_row(), reindex_row(), compact_row(), backup_row(), restore_row(), upgrade_row(),
  };
  return rows;
}

}  // namespace bifrons::indexer_verbs

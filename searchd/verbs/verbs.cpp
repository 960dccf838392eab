// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the wing that reads, in the order in which help shows it.
#include "searchd/verbs/verbs.hpp"

#include <array>

#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {

std::span<command::Verb const> verbs() {
  static std::array const rows{
      search_row(), count_row(),  show_row(),       similar_row(), open_row(),  outline_row(), gaps_row(),
      cite_row(),   topics_row(), topics_why_row(), serve_row(),   stats_row(), export_row(),  config_row(),
  };
  return rows;
}

}  // namespace bifrons::searchd_verbs

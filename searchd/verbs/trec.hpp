// SPDX-License-Identifier: GPL-3.0-or-later
// Many queries in one run, for measuring: the format of the TREC evaluations.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/command/verb.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::searchd_verbs {

/// Queries as {"id","text"[,"lang"]} lines of a file or "-"; writes "qid Q0 docid rank score tag" lines, at most limit each.
/// A bad line is reported by number, and the rest goes on. Gives the exit status.
int run_batch(std::string const& name, std::uint32_t limit, bool passages, query::Searcher&, command::Console&);

}  // namespace bifrons::searchd_verbs

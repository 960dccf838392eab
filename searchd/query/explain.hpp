// SPDX-License-Identifier: GPL-3.0-or-later
// Why a hit stands where it stands.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searchd/query/columns.hpp"
#include "searchd/query/match.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// Each word of the question with the forms looked for and what it adds to the score; then the title, each kind of evidence
/// that the places of the words give (proximity.hpp), and what is left over where the order is not by these alone.
[[nodiscard]] std::string explain(Xapian::Database const&, Columns&, std::vector<AskedWord> const&, Match const&);

}  // namespace bifrons::query

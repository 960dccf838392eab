// SPDX-License-Identifier: GPL-3.0-or-later
// Why a hit stands where it stands.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searchd/query/match.hpp"
#include "searchd/query/translate.hpp"

namespace bifrons::query {

/// Each word of the question with the forms looked for and what it adds to the score; the title last.
[[nodiscard]] std::string explain(Xapian::Database const&, std::vector<AskedWord> const&, Match const&);

}  // namespace bifrons::query

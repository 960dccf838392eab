// SPDX-License-Identifier: GPL-3.0-or-later
// How what is being typed could go on, from what the index holds now.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/topics/taxonomy.hpp"
#include "searchd/query/completions.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::query {

/// Words that complete the last one typed, then topics (by their labels in any language), tags, authors, sites and titles that
/// begin with all that was typed, half of the answer at most where words fill the rest. The completions may be of an older
/// snapshot: counts are the database's, and what is gone from it is left out.
[[nodiscard]] std::vector<Suggestion> suggest(Completions const&, Xapian::Database const&, std::span<topics::Topic const>, std::string_view typed, std::uint32_t limit);

/// What suggest looks for among words: the last of them, folded; "" behind a space.
[[nodiscard]] std::string open_word(std::string_view typed);

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Many pages to articles in one run, on all cores, in the order in which they were asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/command/verb.hpp"
#include "indexer/extract/site_rules.hpp"

namespace bifrons::indexer_verbs {

inline constexpr std::size_t most_page_bytes = 64U << 20;

/// Jobs from a file or "-"; gives the exit status.
int extract_batch(std::string const& name, extract::SiteRules const&, command::Console&);

}  // namespace bifrons::indexer_verbs

// SPDX-License-Identifier: GPL-3.0-or-later
// Many pages to articles in one run, on all cores, in the order in which they were asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/command/verb.hpp"

namespace bifrons::indexer_verbs {

inline constexpr std::size_t most_page_bytes = 64U << 20;

/// One page as a JSON line without its newline. id: "" for the article's own.
[[nodiscard]] Result<std::string> extracted_line(std::string_view bytes, std::string const& url, std::string const& id);

/// Jobs from a file or "-"; gives the exit status.
int extract_batch(std::string const& name, command::Console&);

}  // namespace bifrons::indexer_verbs

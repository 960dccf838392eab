// SPDX-License-Identifier: GPL-3.0-or-later
// A whole copy of the crawl state, also while a crawl writes it.
#pragma once

#include <filesystem>

#include "corpus/base/result.hpp"

namespace bifrons::source {

/// to must not exist. broken names the file that could not be read or written.
[[nodiscard]] Result<void> copy_state(std::filesystem::path const& from, std::filesystem::path const& to);

}  // namespace bifrons::source

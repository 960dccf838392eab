// SPDX-License-Identifier: GPL-3.0-or-later
// The files under a folder, in an order that is the same everywhere.
#pragma once

#include <filesystem>
#include <functional>

#include "corpus/base/result.hpp"

namespace bifrons::import {

/// Calls visit with each file under folder in sorted order until it gives false. Hidden names, symbolic links to folders and
/// links that lead out are skipped; what cannot be opened goes to failed. refused past 1,000,000 files or 64 folders deep.
[[nodiscard]] Result<void> walk_folder(std::filesystem::path const& folder, std::function<bool(std::filesystem::path const&)> const& visit,
                                       std::function<void(Error const&)> const& failed);

}  // namespace bifrons::import

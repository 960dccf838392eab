// SPDX-License-Identifier: GPL-3.0-or-later
// A whole, compact copy of an index, also while a writer is at work.
#pragma once

#include <filesystem>

#include "corpus/base/result.hpp"

namespace bifrons::indexer_verbs {

/// One commit of from, as it stood at some moment of the call. to must not exist. broken names what could not be copied.
[[nodiscard]] Result<void> copy_index(std::filesystem::path const& from, std::filesystem::path const& to);

}  // namespace bifrons::indexer_verbs

// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base that a verb's --kb chooses, opened, or made first where the verb fills it.
#pragma once

#include "corpus/command/verb.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::indexer_verbs {

[[nodiscard]] Result<kb::Layout> open_chosen(command::Arguments const&);

/// A missing one is made, and that is said on standard error.
[[nodiscard]] Result<kb::Layout> open_or_make(command::Arguments const&, command::Console&);

}  // namespace bifrons::indexer_verbs

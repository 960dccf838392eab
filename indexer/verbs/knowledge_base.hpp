// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base that a verb's --kb chooses, opened, or made first where the verb fills it.
#pragma once

#include "corpus/command/verb.hpp"
#include "corpus/kb/kb.hpp"
#include "indexer/extract/site_rules.hpp"

namespace bifrons::indexer_verbs {

[[nodiscard]] Result<kb::Layout> open_chosen(command::Arguments const&);

/// A missing one is made, and that is said on standard error.
[[nodiscard]] Result<kb::Layout> open_or_make(command::Arguments const&, command::Console&);

/// The user's rules for sites in its bifrons.toml; bad_input names file, site and selector.
[[nodiscard]] Result<extract::SiteRules> site_rules(kb::Layout const&);

}  // namespace bifrons::indexer_verbs

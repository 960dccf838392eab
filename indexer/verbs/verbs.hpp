// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the wing that writes.
#pragma once

#include <span>

#include "corpus/command/verb.hpp"

namespace bifrons::indexer_verbs {

[[nodiscard]] std::span<command::Verb const> verbs();

}  // namespace bifrons::indexer_verbs

// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the wing that reads.
#pragma once

#include <span>

#include "corpus/command/verb.hpp"

namespace bifrons::searchd_verbs {

[[nodiscard]] std::span<command::Verb const> verbs();

/// The daemon as a program of its own: the row of `serve` with what a service needs beside it.
[[nodiscard]] command::Verb daemon_row();

}  // namespace bifrons::searchd_verbs

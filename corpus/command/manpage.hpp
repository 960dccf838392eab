// SPDX-License-Identifier: GPL-3.0-or-later
// The man page of a program, read off its table of verbs.
#pragma once

#include <string>

#include "corpus/command/verb.hpp"

namespace bifrons::command {

/// In the man macros of groff, section 1. only: the program's single verb, or nullptr for one with verbs.
[[nodiscard]] std::string manpage(Program const&, Verb const* only = nullptr);

}  // namespace bifrons::command

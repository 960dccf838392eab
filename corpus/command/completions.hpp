// SPDX-License-Identifier: GPL-3.0-or-later
// Completions for shells, read off the table of verbs.
#pragma once

#include <string>
#include <string_view>

#include "corpus/command/verb.hpp"

namespace bifrons::command {

/// shell: "bash", "zsh" or "fish"; bad_input names these.
[[nodiscard]] Result<std::string> completions(Program const&, std::string_view shell);

}  // namespace bifrons::command

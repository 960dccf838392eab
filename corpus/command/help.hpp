// SPDX-License-Identifier: GPL-3.0-or-later
// Help read off the table of verbs, wrapped for a terminal of 80 columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/command/verb.hpp"

namespace bifrons::command {

/// All verbs under their groups' headings, in table order.
[[nodiscard]] std::string list_of_verbs(Program const&);

/// One verb: usage, description, options. only: the program has no other, and is called without its name.
[[nodiscard]] std::string help_of(Program const&, Verb const&, bool only = false);

/// The row of `help` itself, which every program with verbs has.
[[nodiscard]] Verb help_row();

/// One paragraph or one example of a description.
struct Block {
  std::string text;
  bool example = false;  ///< a command line: kept as it is
};
[[nodiscard]] std::vector<Block> blocks_of(std::string_view description);

/// text broken at spaces to lines of at most width code points, each after indent spaces.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t indent, std::size_t width = 80);

/// "--limit N", "-t, --check-config".
[[nodiscard]] std::string spelled(Option const&);

}  // namespace bifrons::command

// SPDX-License-Identifier: GPL-3.0-or-later
// From the words of a command line to Arguments, by the options that a verb's row names.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/command/verb.hpp"

namespace bifrons::command {

/// words: what stands after the verb. Long options whole ("--limit 5", "--limit=5"), "--" ends options, a word with one
/// leading '-' is a word unless its letter is an option's. bad_input names the option and the nearest known one.
[[nodiscard]] Result<Arguments> parse_options(std::span<char const* const> words, std::span<Option const> options, std::string_view verb);

/// Checks --format against "a|b|c" and sets the first where none was given.
[[nodiscard]] Result<void> settle_format(Arguments&, std::string_view formats);

}  // namespace bifrons::command

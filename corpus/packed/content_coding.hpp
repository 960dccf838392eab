// SPDX-License-Identifier: GPL-3.0-or-later
// What Content-Encoding names (RFC 9110, 8.4), undone within a bound: gzip, deflate in both its readings, br, several in turn.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/base/result.hpp"

namespace bifrons::packed {

/// More codings of one body are an attack, not a habit.
inline constexpr std::size_t most_codings = 5;

/// codings: the field's value, "" for none. unreadable: a coding that is not known, more than most_codings, damage or a missing end;
/// refused: more than bound octets come out, at any stage.
[[nodiscard]] Result<std::string> undo(std::string_view codings, std::string_view body, std::size_t bound);

/// The same for what must be made the best of: what came out before damage or the bound; a coding of which nothing can be undone
/// ends it, as if the body never had it.
[[nodiscard]] std::string salvage(std::string_view codings, std::string_view body, std::size_t bound);

}  // namespace bifrons::packed

// SPDX-License-Identifier: GPL-3.0-or-later
// The query that every article matches, made anew for each caller.
#pragma once

#include <xapian.h>

#include <string>

namespace bifrons::query {

/// Not Xapian::Query::MatchAll: that is one object with a plain reference count, and two workers that copy it at once
/// corrupt it.
[[nodiscard]] inline Xapian::Query everything() { return Xapian::Query(std::string()); }

}  // namespace bifrons::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Long lines in which a whole page ran together, cut where furniture begins.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::extract {

/// The line with a line feed at each such place; short lines as they are. Linear time.
[[nodiscard]] std::string cut_run_on(std::string line);

}  // namespace bifrons::extract

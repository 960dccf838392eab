// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign text made fit to be shown: what a page says never steers the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrons::command {

/// A control character at byte at: its octets, 0 where there is none. U+0080 to U+009F steer some terminals as well.
[[nodiscard]] std::size_t control_at(std::string_view utf8, std::size_t at) noexcept;

/// Each control character (line breaks and tabs too) as a space.
[[nodiscard]] std::string one_line(std::string_view utf8);

}  // namespace bifrons::command

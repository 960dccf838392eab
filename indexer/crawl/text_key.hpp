// SPDX-License-Identifier: GPL-3.0-or-later
// By what two texts count as the same one.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::crawl {

/// A hash of the text without its clocks: times, whole dates and counters of seconds do not make another text.
[[nodiscard]] std::string text_key(std::string_view text);

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether dictionaries are to be used where they are installed: an index with plain stems is smaller, and made sooner.
#pragma once

#include <cstdlib>
#include <string_view>

namespace bifrons::text {

/// False where the environment has BIFRONS_LEMMAS=off: then words have stems alone, and analysis_name() says so. The same throughout a process.
[[nodiscard]] inline bool lemmas_are_wanted() {
  static bool const wanted = [] {
    auto const* said = std::getenv("BIFRONS_LEMMAS");
    return said == nullptr || std::string_view(said) != "off";
  }();
  return wanted;
}

}  // namespace bifrons::text

// SPDX-License-Identifier: GPL-3.0-or-later
// CSS selectors over the parser's own tree.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

struct lxb_dom_node;

namespace bifrons::html {

/// The number that each matching element under root carries in its `user`, ascending; root nullptr: only the selectors are read.
[[nodiscard]] Result<std::vector<std::uint32_t>> run_selectors(std::string_view selectors, lxb_dom_node* root);

}  // namespace bifrons::html

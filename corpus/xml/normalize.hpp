// SPDX-License-Identifier: GPL-3.0-or-later
// Mends what strangers break in XML before a strict parser sees it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/xml/xml.hpp"

namespace bifrons::xml {

struct Normalized {
  std::string text;
  bool unclosed = false;  ///< elements had to be closed
};

/// UTF-8 text as XML without declaration, DTD, comments and processing instructions: references resolved, stray < and &
/// escaped, control characters gone, attributes quoted, and every element closed in its turn. One pass; it stops
/// where more than depth elements are open. Declared entities that bring markup are not mended.
[[nodiscard]] Normalized normalize(std::string_view text, std::size_t depth, Grammar const& grammar = {});

}  // namespace bifrons::xml

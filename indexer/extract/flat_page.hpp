// SPDX-License-Identifier: GPL-3.0-or-later
// Text without markup as the page that its author would have marked up, with the role of each block.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/flat_lines.hpp"

namespace bifrons::extract {

struct FlatPage {
  std::string markup;  ///< HTML: an element for each block, in order
  Marks marks;         ///< of those blocks
  MailHead mail;
};

[[nodiscard]] FlatPage read_flat_page(std::string_view utf8);

}  // namespace bifrons::extract

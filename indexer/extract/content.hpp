// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a page are the article: furniture is marked, a container is chosen, its edges are trimmed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/page.hpp"

namespace bifrons::extract {

enum class Role : std::uint8_t { outside, body, furniture, comment, lead };

/// What the page says of its article elsewhere; each may be empty.
struct Hints {
  std::string_view title, body, description;
};

/// A role for each block of the page.
struct Content {
  NodeId root = npos;
  std::vector<Role> roles;
};

[[nodiscard]] Content find_content(PageTree const& page, Hints const& hints);

/// The blocks in that role as text, a blank line between two.
[[nodiscard]] std::string join(PageTree const& page, Content const& content, Role role);

}  // namespace bifrons::extract

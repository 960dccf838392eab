// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above a Markdown text: YAML between ---, TOML between +++, or a JSON object, as one value.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.hpp"

namespace bifrons::import {

/// Fields by name in lower case, each a list of its values as written (one for a scalar); nested tables are left out.
using Fields = std::map<std::string, std::vector<std::string>>;

struct FrontMatter {
  Fields fields;
  std::size_t body = 0;  ///< where the text begins

  [[nodiscard]] std::string first(std::string_view name) const;  ///< "" where absent
};

/// None (body 0) where text does not begin with one. unreadable where it begins and is broken, with the line.
[[nodiscard]] Result<FrontMatter> read_front_matter(std::string_view text);

/// The subset of YAML that front matter is written in: scalars, quotes, [a, b], lists, folded and literal blocks, comments.
/// Anything else is passed over, never an error.
[[nodiscard]] Fields read_yaml_fields(std::string_view yaml);

}  // namespace bifrons::import

// SPDX-License-Identifier: GPL-3.0-or-later
// The publisher's own tags and categories.
#pragma once

#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

struct Labels {
  std::vector<std::string> tags;
  std::string from;
};

[[nodiscard]] Labels read_labels(Sources const& sources, Content const& content);

}  // namespace bifrons::extract

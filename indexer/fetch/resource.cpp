// SPDX-License-Identifier: GPL-3.0-or-later
// Look-up in a fetched resource's headers.
#include "indexer/fetch/resource.hpp"

#include <string_view>

namespace bifrons::fetch {

std::string Resource::header(std::string_view name) const {
  for (auto const& [key, value] : headers)
    if (key == name) return value;
  return {};
}

std::string Resource::content_coding() const {
  std::string all;
  for (auto const& [key, value] : headers)
    if (key == "content-encoding") all.append(all.empty() ? "" : ",").append(value);
  return all;
}

}  // namespace bifrons::fetch

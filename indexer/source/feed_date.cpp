// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds write RFC 822 and ISO 8601 dates, and most other forms by mistake.
#include "indexer/source/feed_date.hpp"

#include "indexer/dates/dates.hpp"

namespace bifrons::source {

std::string feed_date(std::string_view written) {
  auto const iso = dates::parse_date(written);
  if (!iso) return {};
  return iso->find('T') == std::string::npos ? *iso : dates::to_utc(*iso).value_or(*iso);
}

}  // namespace bifrons::source

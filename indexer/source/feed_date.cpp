// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds write RFC 822 and ISO 8601 dates, and most other forms by mistake.
#include "indexer/source/feed_date.hpp"

namespace bifrons::source {

std::string feed_date(std::string_view written) { return std::string(written); }

}  // namespace bifrons::source

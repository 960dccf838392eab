// SPDX-License-Identifier: GPL-3.0-or-later
// Mail addresses in a text: people's own, so their words are never found.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/base/span.hpp"

namespace bifrons::schema {

/// Where each local@domain.tld stands, ascending, apart; letters of any alphabet of ours. Linear time.
[[nodiscard]] std::vector<Span> mail_addresses(std::string_view utf8);

}  // namespace bifrons::schema

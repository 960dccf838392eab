// SPDX-License-Identifier: GPL-3.0-or-later
// When the article was published and modified, as exact as the page says it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

struct Dating {
  Signal published, modified;
};

[[nodiscard]] Dating read_dates(Sources const& sources, Content const& content);

/// A date written for machines ("2009-10-09T12:00:00+0200", "2009-10-09 12:00", "20091009") as ISO 8601; "" where it is none.
[[nodiscard]] std::string machine_date(std::string_view text);

/// The date that a path holds, "/2011/03/05/" or "/2011/03/"; "" where none.
[[nodiscard]] std::string url_date(std::string_view url);

}  // namespace bifrons::extract

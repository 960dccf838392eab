// SPDX-License-Identifier: GPL-3.0-or-later
// A problem as a page: what is wrong, and how to mend it.
#pragma once

#include <string>

#include "searchd/api/web/query_string.hpp"
#include "searchd/http/problem.hpp"

namespace bifrons::api::web {

/// asked: what the search box holds, so that it can be mended there.
[[nodiscard]] std::string error_page(http::Problem const&, QueryString const& asked = QueryString{});

}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// A problem as a page: what is wrong, and how to mend it.
#pragma once

#include <string>

#include "searchd/http/problem.hpp"

namespace bifrons::api::web {

[[nodiscard]] std::string error_page(http::Problem const&);

}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// The routes as an OpenAPI 3.1 description, so that it is never out of date.
#pragma once

#include <span>
#include <string>

#include "searchd/api/route.hpp"

namespace bifrons::api {

[[nodiscard]] std::string openapi(std::span<Route const>);

}  // namespace bifrons::api

// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of everything that can be asked over HTTP.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "searchd/api/route.hpp"

namespace bifrons::api {

[[nodiscard]] std::span<Route const> routes();

struct Match {
  Route const* route = nullptr;
  std::vector<std::string> captured;
};

/// The route of method and path, or a 404, or a 405 with Allow.
[[nodiscard]] std::variant<Match, http::Problem> find_route(std::string_view method, std::vector<std::string> const& segments);

/// The parameters of /search and of the search page.
[[nodiscard]] std::span<ParameterRow const> search_parameters();

}  // namespace bifrons::api

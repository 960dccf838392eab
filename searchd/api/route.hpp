// SPDX-License-Identifier: GPL-3.0-or-later
// A route as a row of a table: dispatch, errors and the OpenAPI description are read off it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/api/parameters.hpp"
#include "searchd/api/service.hpp"
#include "searchd/http/server.hpp"
#include "searchd/http/target.hpp"

namespace bifrons::api {

/// A request that fits a route, its parameters checked.
struct Call {
  http::Request const& request;
  http::Target const& target;
  Parameters const& parameters;
  std::vector<std::string> const& captured;  ///< what stands for each {…} of the pattern
  Service& service;
  unsigned worker;
};

using Answerer = http::Response (*)(Call const&);

struct Route {
  std::string_view method, pattern;  ///< "/documents/{id}"
  std::string_view summary;
  std::span<ParameterRow const> parameters;
  std::string_view types;            ///< content types of its answers, by comma
  Answerer answer = nullptr;         ///< null: promised, not built yet
};

}  // namespace bifrons::api

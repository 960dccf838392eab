// SPDX-License-Identifier: GPL-3.0-or-later
// From checked parameters to the question that the searcher understands.
#pragma once

#include <tl/expected.hpp>

#include "searchd/api/parameters.hpp"
#include "searchd/http/problem.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::api {

/// 400 where values do not fit together (from after to, offset and limit beyond 10,000).
[[nodiscard]] tl::expected<query::Request, http::Problem> search_request(Parameters const&, std::uint32_t page_size);

/// A searcher's error; one that names a column of the query names the parameter q and that position.
[[nodiscard]] http::Problem search_problem(Error const&);

}  // namespace bifrons::api

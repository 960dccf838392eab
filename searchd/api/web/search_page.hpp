// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a search as a page: hits, filters with their counts, paging; works without a script.
#pragma once

#include <string>
#include <vector>

#include "searchd/http/target.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::api::web {

struct SearchView {
  std::vector<http::Parameter> const& given;
  query::Request const& request;
  query::Answer const& answer;
};

[[nodiscard]] std::string search_page(SearchView const&);

}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Filters as links that add or take away one value, with how many articles each would leave.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/api/web/query_string.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/render/html_writer.hpp"

namespace bifrons::api::web {

struct ActiveFilter {
  std::string label;    ///< "language Finnish", "not site a.test", "from 2009"
  QueryString without;  ///< the page without it
};
[[nodiscard]] std::vector<ActiveFilter> active_filters(QueryString const&);

/// What is set, each with a link that takes it away.
void write_active(render::HtmlWriter&, QueryString const&);
/// The groups of values, and the dates. prefix keeps element ids apart where the groups stand twice.
void write_filters(render::HtmlWriter&, QueryString const&, std::vector<query::Facet> const&, std::string_view prefix);

}  // namespace bifrons::api::web

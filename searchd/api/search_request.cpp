// SPDX-License-Identifier: GPL-3.0-or-later
// Each parameter goes to its field; what concerns two of them is checked here.
#include "searchd/api/search_request.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "corpus/article/date.hpp"
#include "searchd/query/grouping.hpp"

namespace bifrons::api {
namespace {

constexpr long deepest = 10'000;

struct SortRow {
  std::string_view name;
  query::Sort sort;
};
constexpr auto sorts = std::to_array<SortRow>({
    {"relevance", query::Sort::relevance},
    {"date", query::Sort::date},
    {"-date", query::Sort::date_descending},
    {"title", query::Sort::title},
});

void read_filters(Parameters const& parameters, query::Request& request) {
  for (std::string_view field : {"lang", "topic", "site", "author", "tag"}) {
    query::Filter filter{std::string(field), {}, {}};
    for (auto const& word : parameters.words(field))
      if (word.starts_with('-')) filter.none.push_back(word.substr(1));
      else filter.any.push_back(word);
    if (!filter.any.empty() || !filter.none.empty()) request.filters.push_back(std::move(filter));
  }
}

/// The number behind "column " in a message.
std::optional<std::size_t> column_of(std::string_view message) {
  auto const at = message.find("column ");
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t column = 0;
  auto const digits = message.substr(at + 7);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), column);
  return error == std::errc{} ? std::optional(column) : std::nullopt;
}

}  // namespace

tl::expected<query::Request, http::Problem> search_request(Parameters const& parameters, std::uint32_t page_size) {
  query::Request request;
  request.text = parameters.text("q");
  read_filters(parameters, request);
  request.from = parameters.text("from");
  request.to = parameters.text("to");
  for (auto const& row : sorts)
    if (parameters.text("sort", "relevance") == row.name) request.sort = row.sort;
  auto const limit = parameters.number("limit", page_size), offset = parameters.number("offset", 0);
  if (limit + offset > deepest)
    return tl::unexpected(http::Problem{400, "offset and limit together are " + std::to_string(limit + offset) + ", more than 10000", "narrow the search, by date for one", "offset", 1, {}});
  auto const from = day_interval(request.from), to = day_interval(request.to);
  if (from && to && from->first > to->last) return tl::unexpected(http::Problem{400, "parameter from is later than to", "exchange them", "from", 1, {}});
  request.limit = static_cast<std::uint32_t>(limit);
  request.offset = static_cast<std::uint32_t>(offset);
  if (parameters.has("group")) {
    auto grouping = query::parse_grouping(parameters.text("group"));
    if (!grouping) return tl::unexpected(http::Problem{400, "parameter group: " + grouping.error().what, grouping.error().hint, "group", 1, {}});
    request.group = std::move(*grouping);
  }
  request.facets = parameters.words("facets");
  request.fold = parameters.text("dup", "fold") != "show";
  request.passages = parameters.flag("passages");
  request.explain = parameters.flag("explain");
  request.timeout = std::chrono::milliseconds(parameters.number("timeout_ms", 0));
  return request;
}

http::Problem search_problem(Error const& error) {
  auto problem = http::to_problem(error);
  if (error.code != ErrorCode::bad_input) return problem;
  problem.parameter = "q";
  problem.position = column_of(error.what);
  if (!problem.position) problem.position = column_of(error.hint);
  return problem;
}

}  // namespace bifrons::api

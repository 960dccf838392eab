// SPDX-License-Identifier: GPL-3.0-or-later
// Options as filters: alternatives by comma or repetition, a leading '-' leaves out.
#include "searchd/verbs/request.hpp"

#include <algorithm>
#include <utility>

#include "corpus/article/date.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr std::string_view value_filters[] = {"topic", "lang", "site", "author", "tag"};

Result<std::string> date_option(command::Arguments const& arguments, std::string const& name) {
  auto date = arguments.value(name);
  if (!date) return std::string{};
  if (!day_interval(*date)) return failure(ErrorCode::bad_input, "--" + name + " takes a date, not \"" + *date + "\"", "write it as in: --" + name + " 2009, --" + name + " 2009-10 or --" + name + " 2009-10-09");
  return *date;
}

}  // namespace

Result<kb::Layout> open_chosen(command::Arguments const& arguments) { return kb::open(kb::chosen(arguments.value("kb"))); }

Result<query::Searcher> open_searcher(command::Arguments const& arguments) {
  auto const layout = open_chosen(arguments);
  if (!layout) return tl::unexpected(layout.error());
  return query::Searcher::open(*layout);
}

Result<query::Request> filtered_request(command::Arguments const& arguments, std::string text) {
  query::Request request;
  request.text = std::move(text);
  for (auto const name : value_filters) {
    query::Filter filter{std::string(name), {}, {}};
    for (auto& value : arguments.values(name)) {
      if (value.size() > 1 && value.front() == '-') filter.none.push_back(value.substr(1));
      else filter.any.push_back(std::move(value));
    }
    if (!filter.any.empty() || !filter.none.empty()) request.filters.push_back(std::move(filter));
    else if (arguments.has(name)) return failure(ErrorCode::bad_input, "--" + std::string(name) + " is empty", "give it a value, or leave it out");
  }
  auto from = date_option(arguments, "from");
  if (!from) return tl::unexpected(from.error());
  auto to = date_option(arguments, "to");
  if (!to) return tl::unexpected(to.error());
  request.from = std::move(*from);
  request.to = std::move(*to);
  return request;
}

bool asks_for_something(command::Arguments const& arguments) {
  return !arguments.words.empty() || std::any_of(std::begin(filter_options), std::end(filter_options), [&](auto const& option) { return arguments.has(option.name); });
}

}  // namespace bifrons::searchd_verbs

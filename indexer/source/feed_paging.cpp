// SPDX-License-Identifier: GPL-3.0-or-later
// Links first, then the numbers of the two hosts of most blogs.
#include "indexer/source/feed_paging.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "corpus/url/url.hpp"

namespace bifrons::source {
namespace {

constexpr std::size_t last_page = 1'000;

bool is_made_by(Feed const& feed, std::string_view name) {
  auto const same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return std::search(feed.generator.begin(), feed.generator.end(), name.begin(), name.end(), same) != feed.generator.end();
}

std::string_view link_of(Feed const& feed, std::string_view rel) {
  auto const found = std::ranges::find(feed.links, rel, &FeedLink::rel);
  return found == feed.links.end() ? std::string_view{} : std::string_view(found->href);
}

/// The next parameter of a query, taken off it.
std::string_view take_parameter(std::string_view& search) {
  auto const end = std::min(search.find('&'), search.size());
  auto const parameter = search.substr(0, end);
  search.remove_prefix(std::min(end + 1, search.size()));
  return parameter;
}

std::string_view name_of(std::string_view parameter) { return parameter.substr(0, parameter.find('=')); }

/// The number that a parameter of the address holds; 0 where there is none.
std::size_t number_in(std::string_view search, std::string_view name) {
  if (search.starts_with('?')) search.remove_prefix(1);
  while (!search.empty()) {
    auto const parameter = take_parameter(search);
    if (name_of(parameter) != name || parameter.size() <= name.size() + 1) continue;
    std::size_t number = 0;
    auto const* const first = parameter.data() + name.size() + 1;
    auto const error = std::from_chars(first, parameter.data() + parameter.size(), number).ec;
    return error == std::errc{} ? number : 0;
  }
  return 0;
}

/// The address with these parameters in the place of those of their names.
std::string with_numbers(url::Parts const& parts, std::initializer_list<std::pair<std::string_view, std::size_t>> numbers) {
  std::string_view search = parts.search;
  if (search.starts_with('?')) search.remove_prefix(1);
  std::string query;
  auto const add = [&](std::string_view parameter) { query.append(query.empty() ? "?" : "&").append(parameter); };
  while (!search.empty()) {
    auto const parameter = take_parameter(search);
    bool const is_set = std::ranges::any_of(numbers, [&](auto const& n) { return n.first == name_of(parameter); });
    if (!parameter.empty() && !is_set) add(parameter);
  }
  for (auto const& [name, number] : numbers)
    if (number != 0) add(std::string(name) + '=' + std::to_string(number));
  return parts.protocol + "//" + parts.host + parts.pathname + query;
}

/// Blogger's own link leads to www.blogger.com, away from the blog; the same numbers hold on the blog's host.
FeedPage next_of_blogger(Feed const& feed, url::Parts const& here) {
  auto const linked = url::parse(link_of(feed, "next"));
  auto const named = linked ? number_in(linked->search, "start-index") : 0;
  auto const size = feed.paging.per_page != 0 ? feed.paging.per_page : feed.items.size();
  auto const start = std::max<std::size_t>(feed.paging.start != 0 ? feed.paging.start : number_in(here.search, "start-index"), 1);
  auto const next = named != 0 ? named : start + size;
  bool const is_last = named == 0 && (feed.paging.total == 0 || next > feed.paging.total);
  if (is_last || next <= start) return {};
  return {with_numbers(here, {{"start-index", next}, {"max-results", size}}), named == 0};
}

/// Ten items are the default; other choices are round.
FeedPage next_of_wordpress(Feed const& feed, url::Parts const& here) {
  auto const page = std::max<std::size_t>(number_in(here.search, "paged"), 1);
  bool const is_full = feed.items.size() >= 10 || feed.items.size() % 5 == 0;
  if (!is_full || page >= last_page) return {};
  return {with_numbers(here, {{"paged", page + 1}}), true};
}

}  // namespace

FeedPage next_page_of(Feed const& feed, std::string_view url) {
  auto const here = url::parse(url);
  if (!here || feed.items.empty()) return {};
  if (is_made_by(feed, "blogger") && here->pathname.find("/feeds/") != std::string::npos) return next_of_blogger(feed, *here);
  for (auto const rel : {"next", "prev-archive"})
    if (auto const linked = link_of(feed, rel); !linked.empty()) return linked == url ? FeedPage{} : FeedPage{std::string(linked), false};
  return is_made_by(feed, "wordpress") ? next_of_wordpress(feed, *here) : FeedPage{};
}

}  // namespace bifrons::source

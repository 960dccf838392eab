// SPDX-License-Identifier: GPL-3.0-or-later
// One table names the groups; a year is a filter by date.
#include "searchd/api/web/filters.hpp"

#include <algorithm>
#include <array>

#include "searchd/api/web/page.hpp"

namespace bifrons::api::web {
namespace {

using render::HtmlWriter;

struct Group {
  std::string_view facet, heading, singular;
};
constexpr auto groups = std::to_array<Group>({
    {"topic", "Topic", "topic"},
    {"lang", "Language", "language"},
    {"year", "Year", "year"},
    {"site", "Site", "site"},
    {"author", "Author", "author"},
    {"tag", "Tag", "tag"},
});

std::string value_label(std::string_view group, std::string_view value) { return std::string(group == "lang" ? language_name(value) : value); }

std::string shown(query::FacetValue const& value, std::string_view group) {
  if (group == "lang") return value_label(group, value.value);
  return value.label.empty() ? value.value : value.label;
}

void write_value(HtmlWriter& html, QueryString const& asked, std::string_view group, query::FacetValue const& value) {
  bool const year = group == "year";
  bool const active = year ? asked.value("from") == value.value && asked.value("to") == value.value : asked.holds(group, value.value);
  auto const on = year ? asked.with("from", value.value).with("to", value.value) : asked.adding(group, value.value);
  auto const off = year ? asked.with("from", "").with("to", "") : asked.dropping(group, value.value);
  html.open("li");
  html.open("a", {{"href", (active ? off : on).address()}, {"class", "on", active}, {"aria-current", "true", active}});
  html.leaf("span", {{"class", "value"}}, shown(value, group)).text(" ").leaf("span", {{"class", "number"}}, grouped(value.count));
  html.close().close();
}

void write_group(HtmlWriter& html, QueryString const& asked, Group const& group, query::Facet const& facet) {
  if (facet.values.empty()) return;
  html.open("section", {{"class", "group"}}).leaf("h2", group.heading).open("ul");
  if (group.facet == "year") {  // years read better in their own order
    auto values = facet.values;
    std::sort(values.begin(), values.end(), [](auto const& a, auto const& b) { return a.value > b.value; });
    for (auto const& value : values) write_value(html, asked, group.facet, value);
  } else {
    for (auto const& value : facet.values) write_value(html, asked, group.facet, value);
  }
  html.close().close();
}

void write_date_field(HtmlWriter& html, std::string_view prefix, std::string_view name, std::string_view label, std::string_view value) {
  auto const id = std::string(prefix) + std::string(name);
  html.open("div").leaf("label", {{"for", id}}, label);
  html.empty("input", {{"id", id}, {"name", name}, {"value", value}, {"inputmode", "numeric"}, {"size", "10"}, {"maxlength", "10"}, {"placeholder", "2009-10-31"},
                       {"pattern", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}, {"title", "2009, 2009-10 or 2009-10-31"}});
  html.close();
}

void write_dates(HtmlWriter& html, QueryString const& asked, std::string_view prefix) {
  html.open("form", {{"action", "/"}, {"method", "get"}, {"class", "dates"}}).leaf("h2", "Published");
  for (auto const& parameter : asked.parameters())
    if (parameter.name != "from" && parameter.name != "to" && parameter.name != "offset") html.empty("input", {{"type", "hidden"}, {"name", parameter.name}, {"value", parameter.value}});
  write_date_field(html, prefix, "from", "From", asked.value("from"));
  write_date_field(html, prefix, "to", "To", asked.value("to"));
  html.leaf("button", {{"type", "submit"}}, "Set dates").close();
}

}  // namespace

std::vector<ActiveFilter> active_filters(QueryString const& asked) {
  std::vector<ActiveFilter> out;
  for (auto const& parameter : asked.parameters()) {
    auto const group = std::find_if(groups.begin(), groups.end(), [&](Group const& g) { return g.facet == parameter.name; });
    std::string_view value = parameter.value;
    if (parameter.name == "from" || parameter.name == "to") {
      out.push_back({parameter.name + " " + parameter.value, asked.with(parameter.name, "")});
    } else if (group != groups.end()) {
      bool const left_out = value.starts_with('-');
      if (left_out) value.remove_prefix(1);
      out.push_back({(left_out ? "not " : "") + std::string(group->singular) + " " + value_label(group->facet, value), asked.dropping(parameter.name, parameter.value)});
    }
  }
  return out;
}

void write_active(HtmlWriter& html, QueryString const& asked) {
  auto const filters = active_filters(asked);
  if (filters.empty()) return;
  html.open("ul", {{"class", "active"}, {"aria-label", "Filters that are set"}});
  for (auto const& filter : filters)
    html.open("li").open("a", {{"class", "chip"}, {"href", filter.without.address()}, {"aria-label", "Remove the filter " + filter.label}}).text(filter.label + " ×").close().close();
  html.close();
}

void write_filters(HtmlWriter& html, QueryString const& asked, std::vector<query::Facet> const& facets, std::string_view prefix) {
  for (auto const& group : groups) {
    auto const facet = std::find_if(facets.begin(), facets.end(), [&](auto const& f) { return f.name == group.facet; });
    if (facet != facets.end()) write_group(html, asked, group, *facet);
  }
  write_dates(html, asked, prefix);
}

}  // namespace bifrons::api::web

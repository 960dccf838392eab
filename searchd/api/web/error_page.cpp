// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing here needs an index: it is shown when there is none.
#include "searchd/api/web/error_page.hpp"

#include "searchd/api/web/page.hpp"

namespace bifrons::api::web {
namespace {

/// What happened in a person's words; the protocol's own phrase where there is no better.
std::string heading_of(int status) {
  switch (status) {
    case 400: return "This question could not be read";
    case 404: return "There is nothing here";
    case 500: return "The knowledge base could not be read";
    case 501: return "Not built yet";
    case 503: return "Not ready just now";
    default: return std::string(http::phrase_of(status));
  }
}

}  // namespace

std::string error_page(http::Problem const& problem, QueryString const& asked) {
  render::HtmlWriter html;
  auto const title = heading_of(problem.status);
  begin_page(html, title + " – bifrons", asked, "problem");
  html.open("div", {{"class", "welcome"}, {"role", "alert"}}).leaf("h1", title);
  html.leaf("p", {{"class", "what"}}, problem.detail);
  if (!problem.hint.empty()) html.leaf("p", problem.hint);
  if (problem.position && !problem.parameter.empty()) html.leaf("p", {{"class", "from"}}, "Parameter " + problem.parameter + ", position " + std::to_string(*problem.position));
  html.leaf("p", {{"class", "from"}}, "HTTP status " + std::to_string(problem.status)).close();
  return end_page(html);
}

}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of caching in one place.
#include "searchd/api/reply.hpp"

#include <array>

#include "searchd/api/version.hpp"
#include "searchd/api/web/error_page.hpp"
#include "searchd/http/accept.hpp"
#include "searchd/http/problem.hpp"

namespace bifrons::api {

bool wants_page(http::Request const& request) {
  constexpr std::array<std::string_view, 2> offers{"application/json", "text/html"};
  return http::best_offer(request.header("accept"), offers) == 1;
}

http::Response reply_problem(http::Problem const& problem, bool page, web::QueryString const& asked) {
  auto response = http::to_response(problem);
  if (!page) return response;
  response.content_type = "text/html; charset=utf-8";
  response.body = web::error_page(problem, asked);
  return response;
}

http::Response reply_error(Error const& error, Call const& call) { return reply_problem(http::to_problem(error), wants_page(call.request)); }

std::string entity_tag(std::string_view revision, std::string_view form) {
  std::string tag = "W/\"" + std::string(version()) + "-";
  for (char c : revision) tag += c == '"' || static_cast<unsigned char>(c) <= 0x20 ? '_' : c;
  return tag + "-" + std::string(form) + "\"";
}

std::optional<http::Response> reply_not_modified(Call const& call, std::string const& tag) {
  auto const asked = call.request.header("if-none-match");
  auto const opaque = std::string_view(tag).substr(2);  // weak comparison: without W/
  if (asked.empty() || (asked != "*" && asked.find(opaque) == std::string_view::npos)) return std::nullopt;
  return http::Response{304, {}, {}, {{"ETag", tag}, {"Cache-Control", "no-cache"}, {"Vary", "Accept"}}};
}

http::Response reply(std::string_view content_type, std::string body, std::string const& tag) {
  http::Response response{200, std::string(content_type), std::move(body), {}};
  if (tag.empty()) {
    response.headers.emplace_back("Cache-Control", "no-store");
  } else {
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept");
  }
  return response;
}

}  // namespace bifrons::api

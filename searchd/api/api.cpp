// SPDX-License-Identifier: GPL-3.0-or-later
// The walk of a request: target, host, route, parameters, answer; and the headers that guard every answer.
#include "searchd/api/api.hpp"

#include <chrono>

#include "searchd/api/reply.hpp"
#include "searchd/api/routes.hpp"
#include "searchd/http/host.hpp"

namespace bifrons::api {
namespace {

void guard(http::Response& response) {
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
}

http::Problem foreign_host(std::string_view host) {
  return {403, "the host \"" + std::string(host) + "\" is not served here", "this daemon listens on loopback only: ask for localhost, 127.0.0.1 or [::1] with its port", {}, {}, {}};
}

struct Outcome {
  http::Response response;
  std::string_view route;
};

Outcome walk(http::Request const& request, Service& service, unsigned worker) {
  bool const page = wants_page(request);
  auto const target = http::read_target(request.target);
  if (!target) return {reply_problem(target.error(), page), {}};
  auto const host = target->authority.empty() ? request.header("host") : std::string_view(target->authority);
  if (service.options().own_hosts_only && !http::is_own_host(host, service.options().port)) return {reply_problem(foreign_host(host), page), {}};
  auto const found = find_route(request.method, target->segments);
  if (auto const* problem = std::get_if<http::Problem>(&found)) return {reply_problem(*problem, page), {}};
  auto const& match = std::get<Match>(found);
  auto const parameters = Parameters::check(target->parameters, match.route->parameters);
  if (!parameters) return {reply_problem(parameters.error(), page), match.route->pattern};
  if (!match.route->answer)
    return {reply_problem({501, std::string(match.route->pattern) + " is not built yet", "GET /openapi.json says what is", {}, {}, {}}, page), match.route->pattern};
  return {match.route->answer({request, *target, *parameters, match.captured, service, worker}), match.route->pattern};
}

}  // namespace

http::Response Api::answer(http::Request const& request, unsigned worker) {
  auto const began = std::chrono::steady_clock::now();
  auto outcome = walk(request, service_, worker);
  service_.metrics().count(outcome.route, outcome.response.status, std::chrono::steady_clock::now() - began);
  guard(outcome.response);
  return std::move(outcome.response);
}

}  // namespace bifrons::api

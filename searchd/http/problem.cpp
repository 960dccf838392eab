// SPDX-License-Identifier: GPL-3.0-or-later
// Two small tables, and the JSON body that RFC 9457 asks for.
#include "searchd/http/problem.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace bifrons::http {
namespace {

struct CodeRow {
  ErrorCode code;
  int status;
};
constexpr auto codes = std::to_array<CodeRow>({
    {ErrorCode::bad_input, 400},
    {ErrorCode::not_found, 404},
    {ErrorCode::unreadable, 422},
    {ErrorCode::unreachable, 503},
    {ErrorCode::refused, 403},
    {ErrorCode::busy, 503},
    {ErrorCode::broken, 503},
    {ErrorCode::version, 503},
    {ErrorCode::not_built, 501},
});

struct PhraseRow {
  int status;
  std::string_view phrase;
};
constexpr auto phrases = std::to_array<PhraseRow>({
    {200, "OK"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

}  // namespace

int status_of(ErrorCode code) noexcept {
  auto const row = std::find_if(codes.begin(), codes.end(), [code](CodeRow const& r) { return r.code == code; });
  return row == codes.end() ? 500 : row->status;
}

std::string_view phrase_of(int status) noexcept {
  auto const row = std::find_if(phrases.begin(), phrases.end(), [status](PhraseRow const& r) { return r.status == status; });
  return row == phrases.end() ? std::string_view{} : row->phrase;
}

Problem to_problem(Error const& error) {
  Problem problem;
  problem.status = status_of(error.code);
  problem.detail = error.what;
  problem.hint = error.hint;
  if (problem.status == 503) problem.headers.emplace_back("Retry-After", "2");
  return problem;
}

Response to_response(Problem const& problem) {
  boost::json::object body{{"type", "about:blank"}, {"title", phrase_of(problem.status)}, {"status", problem.status}};
  if (!problem.detail.empty()) body["detail"] = problem.detail;
  if (!problem.hint.empty()) body["hint"] = problem.hint;
  if (!problem.parameter.empty()) body["parameter"] = problem.parameter;
  if (problem.position) body["position"] = *problem.position;
  Response response{problem.status, "application/problem+json", boost::json::serialize(body) + "\n", problem.headers};
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace bifrons::http

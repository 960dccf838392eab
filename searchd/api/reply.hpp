// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers have in common: errors in the form that the client reads, and answers that are valid until the next commit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searchd/api/route.hpp"
#include "searchd/api/web/query_string.hpp"

namespace bifrons::api {

/// Whether this client would rather have a page than JSON: browsers.
[[nodiscard]] bool wants_page(http::Request const&);

/// The problem as problem+json, or as a page for people whose search box holds what was asked.
[[nodiscard]] http::Response reply_problem(http::Problem const&, bool page, web::QueryString const& asked = web::QueryString{});
[[nodiscard]] http::Response reply_error(Error const&, Call const&);

/// The weak tag of an answer in this form from this state of the index.
[[nodiscard]] std::string entity_tag(std::string_view revision, std::string_view form);

/// 304 where If-None-Match holds tag.
[[nodiscard]] std::optional<http::Response> reply_not_modified(Call const&, std::string const& tag);

/// 200 with the tag; it may be kept, and is checked again before each use.
[[nodiscard]] http::Response reply(std::string_view content_type, std::string body, std::string const& tag = {});

}  // namespace bifrons::api

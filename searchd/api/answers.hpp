// SPDX-License-Identifier: GPL-3.0-or-later
// The functions behind the routes, one each.
#pragma once

#include "searchd/api/route.hpp"

namespace bifrons::api {

// search.cpp
[[nodiscard]] http::Response answer_search(Call const&);
[[nodiscard]] http::Response answer_page(Call const&);
// documents.cpp
[[nodiscard]] http::Response answer_document(Call const&);
[[nodiscard]] http::Response answer_similar(Call const&);
// vocabulary.cpp
[[nodiscard]] http::Response answer_suggest(Call const&);
[[nodiscard]] http::Response answer_topics(Call const&);
[[nodiscard]] http::Response answer_topic_feed(Call const&);
// outline.cpp
[[nodiscard]] http::Response answer_outline(Call const&);
[[nodiscard]] http::Response answer_outline_page(Call const&);
// operation.cpp
[[nodiscard]] http::Response answer_health(Call const&);
[[nodiscard]] http::Response answer_ready(Call const&);
[[nodiscard]] http::Response answer_metrics(Call const&);
[[nodiscard]] http::Response answer_version(Call const&);
[[nodiscard]] http::Response answer_openapi(Call const&);
[[nodiscard]] http::Response answer_opensearch(Call const&);
[[nodiscard]] http::Response answer_style(Call const&);

}  // namespace bifrons::api

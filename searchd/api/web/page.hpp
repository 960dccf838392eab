// SPDX-License-Identifier: GPL-3.0-or-later
// What every page has: head, search box, foot.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.hpp"
#include "searchd/api/web/query_string.hpp"
#include "searchd/query/searcher.hpp"
#include "searchd/render/html_writer.hpp"

namespace bifrons::api::web {

/// Opens the page down to <main>; the search box holds the query and keeps the filters. kind: a class of <body>.
void begin_page(render::HtmlWriter&, std::string_view title, QueryString const&, std::string_view kind);
/// Closes <main>, adds the foot, and gives the page.
[[nodiscard]] std::string end_page(render::HtmlWriter&);

/// Whether an address may be linked: http and https only.
[[nodiscard]] bool is_web_address(std::string_view);
/// The address of an article's own page here.
[[nodiscard]] std::string document_address(std::string_view id);
/// "en" as "English"; what has no name here as it is.
[[nodiscard]] std::string_view language_name(std::string_view code);
/// A number with thin groups: 12 345.
[[nodiscard]] std::string grouped(std::uint64_t);
/// "1 article", "2 articles".
[[nodiscard]] std::string counted(std::uint64_t, std::string_view one, std::string_view many);

/// Topics as links to their listings, by their labels where there is one for each.
void write_chips(render::HtmlWriter&, std::vector<TopicScore> const&, std::vector<std::string> const& labels);

/// Site, date, language, topics, copies: the line under a hit's title. Topics link to their listing.
void write_origin(render::HtmlWriter&, query::Hit const&);

}  // namespace bifrons::api::web

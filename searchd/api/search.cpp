// SPDX-License-Identifier: GPL-3.0-or-later
// /search in every form, and the search page, which is one of them.
#include <algorithm>

#include "searchd/api/answers.hpp"
#include "searchd/api/reply.hpp"
#include "searchd/api/search_request.hpp"
#include "searchd/api/web/search_page.hpp"
#include "searchd/api/web/start_page.hpp"
#include "searchd/http/accept.hpp"
#include "searchd/http/host.hpp"
#include "searchd/render/answer_format.hpp"

namespace bifrons::api {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

std::string_view bare_type(std::string_view type) { return type.substr(0, type.find(';')); }

/// The name of the form asked for: format, else the best of Accept; a 406 where there is none.
tl::expected<std::string, http::Problem> chosen_form(Call const& call, std::string_view fallback) {
  if (call.parameters.has("format")) return call.parameters.text("format");
  std::vector<std::string_view> names, types;
  auto const offer = [&](std::string_view name, std::string_view type) {
    names.push_back(name);
    types.push_back(bare_type(type));
  };
  if (fallback == "html") offer("html", html_type);
  offer("json", "application/json");
  if (fallback != "html") offer("html", html_type);
  for (auto const& format : render::answer_formats())
    if (format.name != "json" && format.name != "trec") offer(format.name, format.content_type);
  auto const best = http::best_offer(call.request.header("accept"), types);
  if (best < names.size()) return std::string(names[best]);
  return tl::unexpected(http::Problem{406, "none of the types in Accept can be given", "ask for application/json, text/html, application/atom+xml or text/csv", {}, {}, {}});
}

std::string address_of(Call const& call) {
  auto const host = call.request.header("host");
  return host.empty() ? std::string{} : "http://" + std::string(host) + std::string(call.request.target);
}

/// The start page: what there is, and where one could begin.
Result<std::string> start(query::Searcher& searcher) {
  web::StartView view;
  query::Request all;
  all.limit = 0;
  all.facets = {"lang", "topic"};
  all.fold = false;
  all.facet_values = 40;
  auto answer = searcher.search(all);
  if (!answer) return tl::unexpected(answer.error());
  auto topics = searcher.topics();
  if (!topics) return tl::unexpected(topics.error());
  view.documents = answer->total;
  view.facets = std::move(answer->facets);
  view.topics = std::move(*topics);
  return web::start_page(view);
}

Result<std::string> page(Call const& call, query::Searcher& searcher, query::Request request) {
  if (call.parameters.given().empty()) return start(searcher);
  request.facets = {"topic", "lang", "site", "author", "tag", "year"};
  request.facet_values = 12;
  if (request.limit == 0) request.limit = call.service.options().page_size;
  auto answer = searcher.search(request);
  if (!answer) return tl::unexpected(answer.error());
  return web::search_page({call.parameters.given(), request, *answer});
}

http::Response answer_as(Call const& call, std::string_view form, query::Request request) {
  bool const html = form == "html";
  auto searcher = call.service.searcher(call.worker);
  if (!searcher) return reply_problem(http::to_problem(searcher.error()), html);
  auto const revision = (*searcher)->revision();
  if (!revision) return reply_problem(http::to_problem(revision.error()), html);
  auto const tag = entity_tag(*revision, form);
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  if (html) {
    auto text = page(call, **searcher, std::move(request));
    return text ? reply(html_type, std::move(*text), tag) : reply_problem(search_problem(text.error()), true, web::QueryString(call.parameters.given()));
  }
  auto const format = render::find_answer_format(form);
  if (!format) return reply_problem(http::to_problem(format.error()), false);
  auto const answer = (*searcher)->search(request);
  if (!answer) return reply_problem(search_problem(answer.error()), false);
  auto const address = address_of(call);
  auto body = (*format)->write({request, *answer, {}, address});
  return reply((*format)->content_type, std::move(body), answer->partial ? std::string{} : tag);
}

http::Response answer_with_fallback(Call const& call, std::string_view fallback) {
  auto const form = chosen_form(call, fallback);
  if (!form) return reply_problem(form.error(), false);
  if (*form != "html")
    if (auto const format = render::find_answer_format(*form); !format) return reply_problem(http::to_problem(format.error()), false);
  auto request = search_request(call.parameters, call.service.options().page_size);
  if (!request) return reply_problem(request.error(), *form == "html", web::QueryString{}.with("q", call.parameters.text("q")));
  return answer_as(call, *form, std::move(*request));
}

}  // namespace

http::Response answer_search(Call const& call) { return answer_with_fallback(call, "json"); }

http::Response answer_page(Call const& call) { return answer_with_fallback(call, "html"); }

}  // namespace bifrons::api

// SPDX-License-Identifier: GPL-3.0-or-later
// What machines ask of the daemon itself.
#include "embedded/page_style.hpp"
#include "searchd/api/answers.hpp"
#include "searchd/api/openapi.hpp"
#include "searchd/api/reply.hpp"
#include "searchd/api/routes.hpp"
#include "searchd/api/version.hpp"
#include "searchd/render/html_writer.hpp"
#include "searchd/render/json_writer.hpp"

namespace bifrons::api {
namespace {

Result<IndexState> index_state(Call const& call) {
  auto const searcher = call.service.searcher(call.worker);
  if (!searcher) return tl::unexpected(searcher.error());
  auto const count = (*searcher)->count();
  if (!count) return tl::unexpected(count.error());
  auto revision = (*searcher)->revision();
  if (!revision) return tl::unexpected(revision.error());
  return IndexState{*count, std::move(*revision)};
}

}  // namespace

http::Response answer_health(Call const&) {
  render::JsonWriter json;
  return reply("application/json", json.object().key("status").value("ok").end_object().take() + "\n");
}

http::Response answer_ready(Call const& call) {
  auto const state = index_state(call);
  if (!state) {
    auto problem = http::to_problem(state.error());
    problem.status = 503;
    return reply_problem(problem, false);
  }
  render::JsonWriter json;
  json.object().key("status").value("ready").key("documents").value(state->documents).key("revision").value(state->revision).end_object();
  return reply("application/json", json.take() + "\n");
}

http::Response answer_metrics(Call const& call) {
  auto const state = index_state(call);
  auto text = call.service.metrics().text(state ? std::optional(*state) : std::nullopt, call.request.load);
  return reply("text/plain; version=0.0.4; charset=utf-8", std::move(text));
}

http::Response answer_version(Call const&) {
  render::JsonWriter json;
  json.object().key("name").value("bifrons").key("version").value(version()).end_object();
  return reply("application/json", json.take() + "\n");
}

http::Response answer_openapi(Call const& call) {
  auto const tag = entity_tag("openapi", "json");
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  return reply("application/json", openapi(routes()), tag);
}

http::Response answer_opensearch(Call const& call) {
  auto const base = "http://" + std::string(call.request.header("host"));
  render::HtmlWriter xml;
  xml.xml_head().open("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
  xml.leaf("ShortName", "bifrons").leaf("Description", "Search the knowledge base").leaf("InputEncoding", "UTF-8");
  xml.empty("Url", {{"type", "text/html"}, {"template", base + "/?q={searchTerms}"}});
  xml.empty("Url", {{"type", "application/json"}, {"template", base + "/search?q={searchTerms}&offset={startIndex?}&limit={count?}"}, {"indexOffset", "0"}});
  return reply("application/opensearchdescription+xml", xml.take());
}

http::Response answer_style(Call const& call) {
  auto const tag = entity_tag(std::to_string(std::hash<std::string_view>{}(embedded::page_style)), "css");
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  return reply("text/css; charset=utf-8", std::string(embedded::page_style), tag);
}

}  // namespace bifrons::api

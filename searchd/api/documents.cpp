// SPDX-License-Identifier: GPL-3.0-or-later
// One article, and those like it.
#include "searchd/api/answers.hpp"
#include "searchd/api/reply.hpp"
#include "searchd/api/web/document_page.hpp"
#include "searchd/render/answer_json.hpp"
#include "searchd/render/article.hpp"

namespace bifrons::api {
namespace {

constexpr std::uint32_t similar_on_page = 6;

bool as_page(Call const& call) {
  if (call.parameters.has("format")) return call.parameters.text("format") == "html";
  return wants_page(call.request);
}

http::Response document(Call const& call, query::Searcher& searcher, bool page) {
  auto const revision = searcher.revision();
  if (!revision) return reply_problem(http::to_problem(revision.error()), page);
  auto const tag = entity_tag(*revision, page ? "html" : "json");
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  auto const article = searcher.article(call.captured.at(0));
  if (!article) return reply_problem(http::to_problem(article.error()), page);
  if (!page) return reply("application/json", render::article_json(*article), tag);
  auto const similar = searcher.similar(article->id, similar_on_page);
  auto const hits = similar ? *similar : std::vector<query::Hit>{};
  return reply("text/html; charset=utf-8", web::document_page(*article, hits, searcher.topic_labels(*article)), tag);
}

}  // namespace

http::Response answer_document(Call const& call) {
  bool const page = as_page(call);
  auto const searcher = call.service.searcher(call.worker);
  if (!searcher) return reply_problem(http::to_problem(searcher.error()), page);
  return document(call, **searcher, page);
}

http::Response answer_similar(Call const& call) {
  auto const searcher = call.service.searcher(call.worker);
  if (!searcher) return reply_error(searcher.error(), call);
  auto const revision = (*searcher)->revision();
  if (!revision) return reply_error(revision.error(), call);
  auto const tag = entity_tag(*revision, "json");
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  auto const hits = (*searcher)->similar(call.captured.at(0), static_cast<std::uint32_t>(call.parameters.number("limit", 10)));
  if (!hits) return reply_error(hits.error(), call);
  return reply("application/json", render::items_json(*hits), tag);
}

}  // namespace bifrons::api

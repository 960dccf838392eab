// SPDX-License-Identifier: GPL-3.0-or-later
// What the index knows of words and topics.
#include <algorithm>

#include "searchd/api/answers.hpp"
#include "searchd/api/reply.hpp"
#include "searchd/render/answer_atom.hpp"
#include "searchd/render/topics.hpp"

namespace bifrons::api {
namespace {

constexpr std::uint32_t feed_length = 50;

/// The body that make gives from the index, or its error; 304 where nothing changed.
template <class Make>
http::Response from_index(Call const& call, std::string_view content_type, Make make) {
  auto const searcher = call.service.searcher(call.worker);
  if (!searcher) return reply_error(searcher.error(), call);
  auto const revision = (*searcher)->revision();
  if (!revision) return reply_error(revision.error(), call);
  auto const tag = entity_tag(*revision, "one");
  if (auto unchanged = reply_not_modified(call, tag)) return *unchanged;
  Result<std::string> body = make(**searcher);
  return body ? reply(content_type, std::move(*body), tag) : reply_error(body.error(), call);
}

Result<std::string> topic_feed(Call const& call, query::Searcher& searcher) {
  auto const& id = call.captured.at(0);
  auto const topics = searcher.topics();
  if (!topics) return tl::unexpected(topics.error());
  if (std::none_of(topics->begin(), topics->end(), [&](auto const& topic) { return topic.id == id; }))
    return failure(ErrorCode::not_found, "there is no topic \"" + id + "\"", "GET /topics lists them");
  query::Request request;
  request.filters.push_back({"topic", {id}, {}});
  request.sort = query::Sort::date_descending;
  request.limit = feed_length;
  auto const answer = searcher.search(request);
  if (!answer) return tl::unexpected(answer.error());
  request.text = "topic " + id;  // what the feed's title says
  auto const host = call.request.header("host");
  auto const address = host.empty() ? std::string{} : "http://" + std::string(host) + call.request.target;
  return render::answer_atom({request, *answer, {}, address});
}

}  // namespace

http::Response answer_suggest(Call const& call) {
  return from_index(call, "application/json", [&](query::Searcher& searcher) -> Result<std::string> {
    auto const found = searcher.suggest(call.parameters.text("q"), static_cast<std::uint32_t>(call.parameters.number("limit", 10)));
    if (!found) return tl::unexpected(found.error());
    return render::suggestions_json(*found);
  });
}

http::Response answer_topics(Call const& call) {
  return from_index(call, "application/json", [](query::Searcher& searcher) -> Result<std::string> {
    auto const topics = searcher.topics();
    if (!topics) return tl::unexpected(topics.error());
    return render::topics_json(*topics);
  });
}

http::Response answer_topic_feed(Call const& call) {
  return from_index(call, "application/atom+xml; charset=utf-8", [&](query::Searcher& searcher) { return topic_feed(call, searcher); });
}

}  // namespace bifrons::api

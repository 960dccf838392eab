// SPDX-License-Identifier: GPL-3.0-or-later
// A book's outline in, its sources out.
#include "searchd/outline/outline.hpp"

#include "searchd/api/answers.hpp"
#include "searchd/api/form_data.hpp"
#include "searchd/api/reply.hpp"
#include "searchd/api/web/outline_page.hpp"
#include "searchd/render/outline.hpp"

namespace bifrons::api {
namespace {

/// Each node is a search: more would hold a worker for too long.
constexpr std::size_t most_nodes = 1'000;

struct Outline {
  std::string_view bytes;
  std::string name;
};

/// The body, or the file in a form that a browser sent. bad_input where there is nothing.
Result<Outline> sent_outline(Call const& call) {
  auto const type = call.request.header("content-type");
  Outline out{call.request.body, call.parameters.text("name", "outline")};
  if (type.starts_with("multipart/form-data")) {
    auto file = uploaded_file(type, call.request.body);
    if (!file) return failure(ErrorCode::bad_input, "the form holds no file", "choose an outline file");
    out.bytes = file->bytes;
    if (!call.parameters.has("name")) out.name = std::move(file->name);
  }
  if (out.bytes.empty()) return failure(ErrorCode::bad_input, "no outline was sent", "send the file as the body, as in curl --data-binary @plan.mm");
  return out;
}

Result<std::string> cover(Call const& call, Outline const& outline, query::Searcher& searcher, render::OutlineFormat const& format) {
  auto const nodes = outline::read(outline.bytes, outline.name);
  if (!nodes) return tl::unexpected(nodes.error());
  if (nodes->size() > most_nodes)
    return failure(ErrorCode::unreadable, "the outline has " + std::to_string(nodes->size()) + " nodes, more than " + std::to_string(most_nodes),
                   "send it in parts, or use bifrons outline FILE");
  auto const findings = outline::cover(*nodes, searcher, static_cast<std::uint32_t>(call.parameters.number("limit", 5)));
  if (!findings) return tl::unexpected(findings.error());
  return format.write(*findings, {});
}

}  // namespace

http::Response answer_outline(Call const& call) {
  auto const format = render::find_outline_format(call.parameters.text("format", "json"));
  if (!format) return reply_error(format.error(), call);
  auto const outline = sent_outline(call);
  if (!outline) return reply_error(outline.error(), call);
  auto const searcher = call.service.searcher(call.worker);
  if (!searcher) return reply_error(searcher.error(), call);
  auto body = cover(call, *outline, **searcher, **format);
  return body ? reply((*format)->content_type, std::move(*body)) : reply_error(body.error(), call);
}

http::Response answer_outline_page(Call const&) { return reply("text/html; charset=utf-8", web::outline_page()); }

}  // namespace bifrons::api

// SPDX-License-Identifier: GPL-3.0-or-later
// Types and statuses that make a page.
#include "indexer/archive/captured_page.hpp"

#include <algorithm>
#include <array>

#include "indexer/archive/http_response.hpp"

namespace bifrons::archive {
namespace {

constexpr auto page_types = std::to_array<std::string_view>({"text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf",
                                                            "application/json", "application/feed+json"});
constexpr auto no_page_types = std::to_array<std::string_view>({"text/css", "text/javascript", "text/ecmascript", "text/x-javascript", "text/vtt", "text/calendar"});
/// Notes of archiving programs on their own run, kept as resources.
constexpr auto note_schemes = std::to_array<std::string_view>({"metadata:", "urn:", "warcinfo:", "dns:", "filedesc:", "screenshot:", "text:", "thumbnail:"});

template <class Table> bool starts_with_any(Table const& table, std::string_view s) {
  return std::ranges::any_of(table, [&](std::string_view prefix) { return s.starts_with(prefix); });
}

std::string media_type(std::string_view content_type) {
  std::string type;
  for (char const c : content_type.substr(0, content_type.find(';')))
    if (c != ' ' && c != '\t') type += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return type;
}

/// No type at all is judged by the first sign.
bool is_page_type(std::string_view content_type, std::string_view body) {
  auto const type = media_type(content_type);
  if (type.find('/') != type.npos) return starts_with_any(page_types, type) && !starts_with_any(no_page_types, type);
  auto const first = body.find_first_not_of(" \t\r\n");
  return first != body.npos && body[first] == '<';
}

}  // namespace

std::optional<CapturedPage> captured_page(Record const& record) {
  auto const type = record.type();
  CapturedPage page;
  page.url = record.target();
  page.captured = record.field("warc-date");
  if (page.url.empty() || (type != "response" && type != "resource") || starts_with_any(note_schemes, page.url)) return std::nullopt;
  if (auto response = type == "response" ? parse_http_response(record.block) : std::nullopt) {
    page.status = response->status;
    page.content_type = field(response->fields, "content-type");
    page.fields = std::move(response->fields);
    page.body = std::move(response->body);
    if (page.status < 200 || page.status > 299 || page.status == 204 || page.status == 206) return std::nullopt;
  } else {
    if (media_type(record.field("content-type")).starts_with("application/http")) return std::nullopt;
    page.status = 200;
    page.content_type = record.field("content-type");
    page.body = record.block;
  }
  return is_page_type(page.content_type, page.body) ? std::optional(std::move(page)) : std::nullopt;
}

}  // namespace bifrons::archive

// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over the table; nothing is said here that the rows do not say.
#include "searchd/api/openapi.hpp"

#include <algorithm>
#include <set>

#include "searchd/api/version.hpp"
#include "searchd/render/json_writer.hpp"

namespace bifrons::api {
namespace {

using render::JsonWriter;

void choices(JsonWriter& json, std::string_view list) {
  if (list.empty()) return;
  json.key("enum").array();
  for (auto const choice : split_choices(list)) json.value(choice);
  json.end_array();
}

void schema(JsonWriter& json, ParameterRow const& row) {
  json.key("schema").object();
  switch (row.type) {
    case ParameterType::text: json.key("type").value("string").key("maxLength").value(max_value_bytes); break;
    case ParameterType::words: json.key("type").value("array").key("maxItems").value(max_values).key("items").object().key("type").value("string"); choices(json, row.choices); json.end_object(); break;
    case ParameterType::integer: json.key("type").value("integer").key("minimum").value(row.least).key("maximum").value(row.most); break;
    case ParameterType::flag: json.key("type").value("string"); choices(json, "1|0|true|false"); break;
    case ParameterType::date: json.key("type").value("string").key("pattern").value("^[0-9]{4}(-[0-9]{2}(-[0-9]{2}.*)?)?$"); break;
    case ParameterType::choice: json.key("type").value("string"); choices(json, row.choices); break;
  }
  if (!row.fallback.empty()) {
    json.key("default");
    if (row.type == ParameterType::integer) json.value(std::stol(std::string(row.fallback)));
    else json.value(row.fallback);
  }
  json.end_object();
}

void parameter(JsonWriter& json, ParameterRow const& row) {
  json.object().key("name").value(row.name).key("in").value("query");
  json.key("description").value(std::string(row.help) + (row.built ? "" : " (not built yet: 501)"));
  if (row.type == ParameterType::words) json.key("style").value("form").key("explode").value(false);
  schema(json, row);
  json.end_object();
}

void path_parameters(JsonWriter& json, std::string_view pattern) {
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    auto const name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    json.object().key("name").value(name).key("in").value("path").key("required").value(true);
    json.key("schema").object().key("type").value("string").end_object().end_object();
  }
}

void content(JsonWriter& json, std::string_view types) {
  json.key("content").object();
  while (!types.empty()) {
    auto const end = std::min(types.find(','), types.size());
    json.key(types.substr(0, end)).object().end_object();
    types.remove_prefix(std::min(end + 1, types.size()));
  }
  json.end_object();
}

void responses(JsonWriter& json, Route const& route) {
  json.key("responses").object();
  if (route.answer) {
    json.key("200").object().key("description").value(route.summary);
    content(json, route.types);
    json.end_object();
  }
  json.key(route.answer ? "default" : "501").object().key("description").value(route.answer ? "A problem (RFC 9457)" : "Not built yet");
  content(json, "application/problem+json");
  json.end_object().end_object();
}

std::string lower(std::string_view method) {
  std::string out(method);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c + ('a' - 'A')); });
  return out;
}

void operation(JsonWriter& json, Route const& route) {
  json.key(lower(route.method)).object().key("summary").value(route.summary).key("parameters").array();
  path_parameters(json, route.pattern);
  for (auto const& row : route.parameters) parameter(json, row);
  json.end_array();
  if (route.method == "POST") {
    json.key("requestBody").object().key("required").value(true);
    content(json, "application/octet-stream");
    json.end_object();
  }
  responses(json, route);
  json.end_object();
}

}  // namespace

std::string openapi(std::span<Route const> routes) {
  JsonWriter json;
  json.object().key("openapi").value("3.1.0").key("info").object();
  json.key("title").value("bifrons").key("version").value(version()).key("description").value("Search a knowledge base of blog posts in several languages.");
  json.key("license").object().key("name").value("GPL-3.0-or-later").key("identifier").value("GPL-3.0-or-later").end_object().end_object();
  json.key("paths").object();
  std::set<std::string_view> done;
  for (auto const& route : routes) {
    if (!done.insert(route.pattern).second) continue;
    json.key(route.pattern).object();
    for (auto const& other : routes)
      if (other.pattern == route.pattern) operation(json, other);
    json.end_object();
  }
  return json.end_object().end_object().take() + "\n";
}

}  // namespace bifrons::api

// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the fences, and gives what stands between them to the reader of its notation.
#include "indexer/import/front_matter.hpp"

#include <boost/json.hpp>
#include <optional>
#include <sstream>
#include <toml++/toml.h>

#include "indexer/import/letters.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_bytes = 256U << 10;

/// What stands between the first line and the next line that is a fence too; body is set behind it.
std::optional<std::string_view> fenced(std::string_view text, std::string_view fence, std::size_t& body) {
  std::string_view left = text.substr(0, max_bytes);
  if (trimmed(take_line(left)) != fence) return std::nullopt;
  auto const offset = [&] { return static_cast<std::size_t>(left.data() - text.data()); };
  std::size_t const begin = offset();
  while (!left.empty()) {
    std::size_t const at = offset();
    std::string_view const line = take_line(left);
    bool const ends = line == fence || (fence == "---" && line == "...") || (line.starts_with(fence) && trimmed(line) == fence);
    if (!ends) continue;
    body = offset();
    return text.substr(begin, at - begin);
  }
  return std::nullopt;
}

std::string toml_text(toml::node const& node) {
  if (auto const* text = node.as_string()) return text->get();
  std::ostringstream out;
  node.visit([&out](auto const& value) {
    if constexpr (toml::is_value<decltype(value)>) out << value.get();
  });
  return out.str();
}

Result<Fields> toml_fields(std::string_view source) {
  toml::table parsed;
  try {
    parsed = toml::parse(source);
  } catch (toml::parse_error const& error) {
    auto const line = error.source().begin.line + 1;
    return failure(ErrorCode::unreadable, "its TOML front matter is broken in line " + std::to_string(line), "mend the lines between +++");
  }
  Fields fields;
  for (auto const& [key, node] : parsed) {
    auto& values = fields[lowered(key.str())];
    if (auto const* array = node.as_array()) {
      for (auto const& item : *array) values.push_back(toml_text(item));
    } else if (!node.is_table()) {
      values.push_back(toml_text(node));
    } else if (auto const* table = node.as_table(); key.str() == "taxonomies") {
      for (auto const& [name, list] : *table)
        if (auto const* items = list.as_array())
          for (auto const& item : *items) fields[lowered(name.str())].push_back(toml_text(item));
    }
  }
  return fields;
}

std::string json_text(boost::json::value const& value) {
  if (auto const* text = value.if_string()) return std::string(*text);
  if (auto const* object = value.if_object())
    if (auto const* name = object->if_contains("name"); name && name->is_string()) return std::string(name->get_string());
  return value.is_structured() || value.is_null() ? std::string() : boost::json::serialize(value);
}

/// The object at the text's start; its length is what the parser took.
Result<FrontMatter> json_front_matter(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::stream_parser parser({}, options);
  boost::json::error_code error;
  std::size_t const taken = parser.write_some(text.data(), std::min(text.size(), max_bytes), error);
  if (error || !parser.done()) return FrontMatter{};
  auto const value = parser.release();
  FrontMatter found;
  found.body = taken;
  if (!value.is_object()) return FrontMatter{};
  for (auto const& [key, node] : value.get_object()) {
    auto& values = found.fields[lowered(std::string_view(key))];
    if (auto const* array = node.if_array())
      for (auto const& item : *array) values.push_back(json_text(item));
    else
      values.push_back(json_text(node));
  }
  return found;
}

}  // namespace

std::string FrontMatter::first(std::string_view name) const {
  auto const at = fields.find(std::string(name));
  return at == fields.end() || at->second.empty() ? std::string() : at->second.front();
}

Result<FrontMatter> read_front_matter(std::string_view text) {
  FrontMatter found;
  if (auto const yaml = fenced(text, "---", found.body)) {
    found.fields = read_yaml_fields(*yaml);
    // A rule, some prose and a rule are no front matter.
    if (found.fields.empty() && !trimmed(*yaml).empty()) found.body = 0;
  } else if (auto const toml = fenced(text, "+++", found.body)) {
    auto fields = toml_fields(*toml);
    if (!fields) return tl::unexpected(fields.error());
    found.fields = std::move(*fields);
  } else if (text.starts_with('{')) {
    return json_front_matter(text);
  }
  return found;
}

}  // namespace bifrons::import

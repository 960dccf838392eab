// SPDX-License-Identifier: GPL-3.0-or-later
// Parents come before children whatever the order given; a parent that is not there makes its child a root.
#include "searchd/render/topics.hpp"

#include <algorithm>

#include "searchd/render/json_writer.hpp"

namespace bifrons::render {
namespace {

using Topics = std::span<query::TopicCount const>;
constexpr std::size_t max_depth = 8;

void write_topic(JsonWriter& json, query::TopicCount const& topic) {
  json.object().key("id").value(topic.id).key("labels").object();
  for (auto const& [lang, label] : topic.labels) json.key(lang).value(label);
  json.end_object().key("parent").known(topic.parent).key("count").value(topic.count).end_object();
}

bool is_root(query::TopicCount const& topic, Topics all) {
  return topic.parent.empty() || std::none_of(all.begin(), all.end(), [&](auto const& other) { return other.id == topic.parent; });
}

void add_line(std::string& out, query::TopicCount const& topic, std::size_t depth, Style style) {
  auto const count = std::to_string(topic.count);
  out += std::string(count.size() < 7 ? 7 - count.size() : 0, ' ') + count + "  " + std::string(depth * 2, ' ') + styled(one_line(topic.id), "1", style);
  if (auto const label = label_of(topic); label != topic.id) out += "  " + one_line(label);
  out += '\n';
}

void add_children(std::string& out, Topics all, std::string_view parent, std::size_t depth, Style style) {
  if (depth > max_depth) return;
  for (auto const& topic : all)
    if (topic.parent == parent) {
      add_line(out, topic, depth, style);
      add_children(out, all, topic.id, depth + 1, style);
    }
}

}  // namespace

std::string label_of(query::TopicCount const& topic, std::string_view lang) {
  for (auto const wanted : {lang, std::string_view("en")})
    for (auto const& [name, label] : topic.labels)
      if (name == wanted && !label.empty()) return label;
  return topic.id;
}

std::string topics_json(Topics topics) {
  JsonWriter json;
  json.object().key("topics").array();
  for (auto const& topic : topics) write_topic(json, topic);
  return json.end_array().end_object().take() + "\n";
}

std::string topics_jsonl(Topics topics) {
  std::string out;
  for (auto const& topic : topics) {
    JsonWriter json;
    write_topic(json, topic);
    out += json.take() + "\n";
  }
  return out;
}

std::string topics_tsv(Topics topics) {
  std::string out;
  for (auto const& topic : topics)
    out += one_line(topic.id) + "\t" + std::to_string(topic.count) + "\t" + one_line(topic.parent) + "\t" + one_line(label_of(topic)) + "\n";
  return out;
}

std::string topics_text(Topics topics, Style style) {
  std::string out;
  for (auto const& topic : topics)
    if (is_root(topic, topics)) {
      add_line(out, topic, 0, style);
      add_children(out, topics, topic.id, 1, style);
    }
  return out;
}

std::string suggestions_json(std::span<query::Suggestion const> suggestions) {
  JsonWriter json;
  json.object().key("suggestions").array();
  for (auto const& suggestion : suggestions)
    json.object().key("text").value(suggestion.text).key("kind").value(suggestion.kind).key("count").value(suggestion.count).end_object();
  return json.end_array().end_object().take() + "\n";
}

}  // namespace bifrons::render

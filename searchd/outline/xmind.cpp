// SPDX-License-Identifier: GPL-3.0-or-later
// XMind maps: a zip with content.json, or the content.xml of XMind 8 and before; topics in topics, sheet by sheet.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "corpus/packed/zip.hpp"
#include "corpus/xml/xml.hpp"
#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

namespace json = boost::json;

constexpr std::size_t content_bytes = 64u << 20, json_depth = 1'000;

/// Kinds of topics under a topic, in the order in which they are read; callouts are remarks on a topic, not points.
constexpr std::array<std::string_view, 3> kinds{"attached", "detached", "summary"};

/// Links into the map or to what is attached lead nowhere outside.
std::string outside(std::string_view link) { return link.starts_with("http://") || link.starts_with("https://") ? std::string(link) : std::string{}; }

template <class Topic> struct Waiting {
  Topic const* topic;
  std::uint32_t level;
};

/// What waits for its turn is taken from the back: the first child must come last.
template <class Topic> void put(std::vector<Waiting<Topic>>& waiting, std::vector<Topic const*> const& children, std::uint32_t level) {
  for (auto child = children.rbegin(); child != children.rend(); ++child) waiting.push_back({*child, level});
}

json::value const* member(json::value const* value, std::string_view name) {
  auto const* const object = value == nullptr ? nullptr : value->if_object();
  return object == nullptr ? nullptr : object->if_contains(name);
}

std::string_view text_of(json::value const* value) {
  auto const* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view{} : std::string_view(*text);
}

Node node_of(json::value const& topic, std::uint32_t level) {
  auto const* const notes = member(&topic, "notes");
  auto note = text_of(member(member(notes, "plain"), "content"));
  if (note.empty()) note = text_of(member(member(notes, "realHTML"), "content"));
  return {.level = level, .text = label(text_of(member(&topic, "title"))), .note = label(note), .url = outside(text_of(member(&topic, "href")))};
}

std::vector<json::value const*> children_of(json::value const& topic) {
  std::vector<json::value const*> found;
  auto const* const children = member(&topic, "children");
  for (auto const kind : kinds) {
    auto const* const list = member(children, kind);
    if (list == nullptr || !list->is_array()) continue;
    for (auto const& child : list->get_array()) found.push_back(&child);
  }
  return found;
}

Result<Nodes> read_json(std::string const& content) {
  json::parse_options options;
  options.max_depth = json_depth;
  options.allow_invalid_utf8 = true;
  boost::system::error_code error;
  auto const sheets = json::parse(content, error, {}, options);
  if (error || !sheets.is_array()) return failure(ErrorCode::bad_input, "its content is no map", "save it without a password, or export it as OPML");
  std::vector<json::value const*> roots;
  for (auto const& sheet : sheets.get_array())
    if (auto const* const root = member(&sheet, "rootTopic")) roots.push_back(root);
  std::vector<Waiting<json::value>> waiting;
  put(waiting, roots, 1);
  Nodes nodes;
  while (!waiting.empty() && nodes.size() <= max_nodes) {
    auto const [topic, level] = waiting.back();
    waiting.pop_back();
    nodes.push_back(node_of(*topic, level));
    put(waiting, children_of(*topic), level + 1);
  }
  return nodes;
}

Node node_of(xml::Element const& topic, std::uint32_t level) {
  auto const* const title = topic.child("title");
  auto const* const notes = topic.child("notes");
  auto const* const plain = notes == nullptr ? nullptr : notes->child("plain");
  return {.level = level, .text = title == nullptr ? std::string{} : label(title->all_text()), .note = plain == nullptr ? std::string{} : label(plain->all_text()),
          .url = outside(topic.attribute("href"))};
}

std::vector<xml::Element const*> children_of(xml::Element const& topic) {
  std::vector<xml::Element const*> found;
  auto const* const children = topic.child("children");
  if (children == nullptr) return found;
  for (auto const kind : kinds)
    for (auto const& topics : children->children)
      if (topics.name == "topics" && topics.attribute("type") == kind)
        for (auto const& child : topics.children)
          if (child.name == "topic") found.push_back(&child);
  return found;
}

Result<Nodes> read_xml(std::string const& content) {
  auto const root = xml::parse(content, {}, {.bytes = content_bytes});
  if (!root) return failure(ErrorCode::bad_input, "its content is no map", "save it without a password, or export it as OPML");
  std::vector<xml::Element const*> roots;
  for (auto const& sheet : root->children)
    if (auto const* const topic = sheet.name == "sheet" ? sheet.child("topic") : nullptr) roots.push_back(topic);
  std::vector<Waiting<xml::Element>> waiting;
  put(waiting, roots, 1);
  Nodes nodes;
  while (!waiting.empty() && nodes.size() <= max_nodes) {
    auto const [topic, level] = waiting.back();
    waiting.pop_back();
    nodes.push_back(node_of(*topic, level));
    put(waiting, children_of(*topic), level + 1);
  }
  return nodes;
}

struct Content {
  std::string_view name;
  Result<Nodes> (*read)(std::string const&);
};

/// The newer one first: beside it an older one only says that the program is too old.
constexpr std::array<Content, 2> contents{{{"content.json", read_json}, {"content.xml", read_xml}}};

}  // namespace

Result<Nodes> read_xmind(std::string_view bytes) {
  auto zip = packed::Zip::open_bytes(bytes, {.entries = 10'000, .entry_bytes = content_bytes});
  if (!zip) return failure(ErrorCode::bad_input, "it " + zip.error().what, zip.error().hint);
  for (auto const& [name, read] : contents) {
    auto const* const entry = zip->find(name);
    if (entry == nullptr) continue;
    auto const content = zip->read(*entry);
    if (!content) return failure(ErrorCode::bad_input, "its " + std::string(name) + ' ' + content.error().what, "save the map again, or export it as OPML");
    return read(*content);
  }
  return failure(ErrorCode::bad_input, "it is a zip archive without a mind map", "give XMind, FreeMind .mm, OPML, Markdown, Org or indented text");
}

}  // namespace bifrons::outline

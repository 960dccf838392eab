// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost's JSON export: posts, tags and users as tables that name each other by id.
#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "indexer/extract/extract.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

namespace json = boost::json;

/// A member as text: strings as they are, numbers (ids of old exports) in digits, else "".
std::string member(json::object const& row, std::string_view name) {
  auto const* value = row.if_contains(name);
  if (value == nullptr) return {};
  if (auto const* text = value->if_string()) return std::string(*text);
  return value->is_number() ? json::serialize(*value) : std::string();
}

json::array const& table(json::object const& data, std::string_view name) {
  static json::array const none;
  auto const* value = data.if_contains(name);
  auto const* rows = value == nullptr ? nullptr : value->if_array();
  return rows == nullptr ? none : *rows;
}

using Names = std::map<std::string, std::string>;

Names names_by_id(json::array const& rows) {
  Names names;
  for (auto const& row : rows)
    if (auto const* object = row.if_object()) names[member(*object, "id")] = member(*object, "name");
  return names;
}

/// post id -> the names that a join table gives it, in its order.
std::map<std::string, std::vector<std::string>> joined(json::array const& rows, std::string_view key, Names const& names) {
  std::map<std::string, std::vector<std::string>> found;
  for (auto const& row : rows) {
    auto const* object = row.if_object();
    auto const name = object == nullptr ? names.end() : names.find(member(*object, key));
    if (name != names.end() && !name->second.empty()) found[member(*object, "post_id")].push_back(name->second);
  }
  return found;
}

/// The strings under "text" of an editor's tree; each paragraph, heading and list item is a block.
std::string lexical_text(std::string_view source) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  auto const tree = json::parse(source, error, {}, options);
  if (error) return {};
  std::string text;
  std::vector<json::value const*> open{&tree};
  while (!open.empty()) {
    auto const* value = open.back();
    open.pop_back();
    if (auto const* array = value->if_array()) {
      for (auto i = array->size(); i > 0; --i) open.push_back(&(*array)[i - 1]);
      continue;
    }
    auto const* node = value->if_object();
    if (node == nullptr) continue;
    std::string const type = member(*node, "type");
    bool const block = type == "paragraph" || type == "heading" || type == "extended-heading" || type == "listitem" || type == "quote";
    if (block && !text.empty()) text += "\n\n";
    text += member(*node, "text");
    if (auto html = member(*node, "html"); !html.empty()) text += "\n\n" + extract::fragment_text(html);
    for (auto const name : {"root", "children"})
      if (auto const* child = node->if_contains(name)) open.push_back(child);
  }
  return text;
}

extract::BlockText text_of(json::object const& post) {
  if (auto const html = member(post, "html"); !html.empty()) return extract::fragment_blocks(html);
  if (auto text = member(post, "plaintext"); !text.empty()) return {std::move(text), {}};
  return {lexical_text(member(post, "lexical")), {}};
}

std::string date_of(json::object const& post, std::string_view name) {
  auto const* value = post.if_contains(name);
  if (value != nullptr && value->is_int64()) return date_of_epoch(value->get_int64());
  return given_date(member(post, name), true);
}

json::object const* data_of(json::value const& root) {
  auto const* object = root.if_object();
  if (object == nullptr) return nullptr;
  if (auto const* db = object->if_contains("db"); db && db->is_array() && !db->get_array().empty()) object = db->get_array().front().if_object();
  auto const* data = object == nullptr ? nullptr : object->if_contains("data");
  return data == nullptr ? nullptr : data->if_object();
}

struct Joins {
  std::map<std::string, std::vector<std::string>> tags, authors;
  Names users;
};

Article post_of(json::object const& row, Joins const& joins) {
  Article post;
  post.title = member(row, "title");
  put_blocks(post, text_of(row));
  post.url = member(row, "canonical_url");
  post.published = date_of(row, "published_at");
  post.modified = date_of(row, "updated_at");
  std::string const id = member(row, "id");
  if (auto const tags = joins.tags.find(id); tags != joins.tags.end())
    for (auto const& tag : tags->second)
      if (!tag.starts_with('#')) post.tags.push_back(tag);  // "#…" are the editor's own marks
  if (auto const authors = joins.authors.find(id); authors != joins.authors.end()) {
    for (auto const& name : authors->second) post.author += (post.author.empty() ? "" : "; ") + name;
  } else if (auto const user = joins.users.find(member(row, "author_id")); user != joins.users.end()) {
    post.author = user->second;
  }
  return post;
}

}  // namespace

void read_ghost(File const& file, Batch& batch) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  std::string_view bytes = file.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto const root = json::parse(bytes, error, {}, options);
  if (error) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds broken JSON (" + error.message() + ")", "export it again"});
  auto const* data = data_of(root);
  if (data == nullptr) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds no posts", "export it again"});
  Names const users = names_by_id(table(*data, "users"));
  Joins const joins{joined(table(*data, "posts_tags"), "tag_id", names_by_id(table(*data, "tags"))),
                    joined(table(*data, "posts_authors"), "author_id", users), users};
  std::size_t number = 0;
  for (auto const& row : table(*data, "posts")) {
    std::string const where = std::string(file.name) + ", post " + std::to_string(++number);
    auto const* post = row.if_object();
    if (post == nullptr) batch.fail(where, Error{ErrorCode::unreadable, "it is no JSON object", {}});
    else if (member(*post, "status") != "published") batch.leave_out(where, "it is not published");
    else if (!batch.give({.article = post_of(*post, joins)}, where)) return;
  }
}

}  // namespace bifrons::import

// SPDX-License-Identifier: GPL-3.0-or-later
// A feed item's evidence as JSON and back.
#include "indexer/crawl/hint.hpp"

#include <boost/json.hpp>

#include "indexer/extract/extract.hpp"

namespace bifrons::crawl {
namespace {

namespace json = boost::json;

void put(json::object& object, std::string_view key, std::string const& value) {
  if (!value.empty() && value.size() < 2'000) object[json::string_view(key.data(), key.size())] = value;
}

void fill(Article& article, std::string& field, char const* name, json::object const& hint) {
  auto const* value = hint.if_contains(name);
  if (!field.empty() || value == nullptr || !value->is_string()) return;
  field = value->get_string();
  article.from[name] = "feed";
}

/// Who wrote an item. Many generators put the blog's own name where no author was given: that is nobody.
std::string author_of(source::FeedItem const& item, source::Feed const& feed) {
  auto const& name = !item.author.name.empty() ? item.author.name : feed.author.name;
  return name == feed.title ? std::string{} : name;
}

}  // namespace

std::string hint_of(source::FeedItem const& item, source::Feed const& feed) {
  json::object hint;
  put(hint, "title", item.title.find_first_of("<&") == std::string::npos ? item.title : extract::fragment_text(item.title));
  put(hint, "author", author_of(item, feed));
  put(hint, "published", item.published);
  put(hint, "modified", item.updated == item.published ? std::string{} : item.updated);
  json::array tags;
  for (auto const& category : item.categories)
    if (tags.size() < 50 && category.size() < 200) tags.emplace_back(category);
  if (!tags.empty()) hint["tags"] = std::move(tags);
  return hint.empty() ? std::string{} : json::serialize(hint);
}

void apply_hint(Article& article, std::string_view text) {
  if (text.empty()) return;
  boost::system::error_code error;
  auto const value = json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object()) return;
  auto const& hint = value.get_object();
  fill(article, article.title, "title", hint);
  fill(article, article.author, "author", hint);
  fill(article, article.published, "published", hint);
  fill(article, article.modified, "modified", hint);
  auto const* tags = hint.if_contains("tags");
  if (!article.tags.empty() || tags == nullptr || !tags->is_array()) return;
  for (auto const& tag : tags->get_array())
    if (tag.is_string()) article.tags.emplace_back(tag.get_string());
  article.from["tags"] = "feed";
}

}  // namespace bifrons::crawl

// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence as JSON and back.
#include "indexer/crawl/hint.hpp"

#include <boost/json.hpp>

#include "indexer/extract/extract.hpp"

namespace bifrons::crawl {
namespace {

namespace json = boost::json;

void put(json::object& object, std::string_view key, std::string const& value) {
  if (!value.empty() && value.size() < 2'000) object[json::string_view(key.data(), key.size())] = value;
}

/// How a person's own hints begin.
constexpr std::string_view given_mark = R"({"from":"given")";

void fill(Article& article, std::string& field, char const* name, json::object const& hint, std::string_view signal) {
  auto const* value = hint.if_contains(name);
  if (!field.empty() || value == nullptr || !value->is_string()) return;
  field = value->get_string();
  article.from[name] = signal;
}

void put_tags(json::object& hint, std::vector<std::string> const& names) {
  json::array tags;
  for (auto const& name : names)
    if (tags.size() < 50 && !name.empty() && name.size() < 200) tags.emplace_back(name);
  if (!tags.empty()) hint["tags"] = std::move(tags);
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
  put_tags(hint, item.categories);
  return hint.empty() ? std::string{} : json::serialize(hint);
}

std::string given_hint(Lead const& lead) {
  json::object hint{{"from", "given"}};
  put(hint, "title", lead.title);
  put(hint, "author", lead.author);
  put(hint, "published", lead.published);
  put_tags(hint, lead.tags);
  return hint.size() == 1 ? std::string{} : json::serialize(hint);
}

bool is_feed_hint(std::string_view hint) { return !hint.empty() && !hint.starts_with(given_mark); }

bool tells_day(std::string_view hint) { return is_feed_hint(hint) && hint.find("\"published\":\"") != std::string_view::npos; }

void apply_hint(Article& article, std::string_view text) {
  if (text.empty()) return;
  boost::system::error_code error;
  auto const value = json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object()) return;
  auto const& hint = value.get_object();
  auto const signal = is_feed_hint(text) ? std::string_view("feed") : std::string_view("given");
  fill(article, article.title, "title", hint, signal);
  fill(article, article.author, "author", hint, signal);
  fill(article, article.published, "published", hint, signal);
  fill(article, article.modified, "modified", hint, signal);
  auto const* tags = hint.if_contains("tags");
  if (!article.tags.empty() || tags == nullptr || !tags->is_array()) return;
  for (auto const& tag : tags->get_array())
    if (tag.is_string()) article.tags.emplace_back(tag.get_string());
  article.from["tags"] = signal;
}

}  // namespace bifrons::crawl

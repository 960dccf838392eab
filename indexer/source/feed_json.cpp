// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Feed 1.0 and 1.1.
#include <boost/json.hpp>

#include "indexer/source/feed_date.hpp"
#include "indexer/source/feed_formats.hpp"
#include "indexer/source/markup.hpp"

namespace bifrons::source {
namespace {

namespace json = boost::json;

std::string text(json::object const& object, std::string_view key) {
  auto const* value = object.if_contains({key.data(), key.size()});
  if (value == nullptr) return {};
  if (value->is_string()) return std::string(value->get_string());
  return value->is_number() ? json::serialize(*value) : std::string{};
}

std::string address(json::object const& object, std::string_view key, std::string const& base) {
  auto const written = text(object, key);
  return written.empty() ? written : absolute(written, base);
}

template <class Function>
void each(json::object const& object, std::string_view key, Function function) {
  if (auto const* list = object.if_contains({key.data(), key.size()}); list != nullptr && list->is_array())
    for (auto const& value : list->get_array()) function(value);
}

Person author(json::object const& object, std::string const& base) {
  Person person;
  auto const read = [&](json::value const& value) {
    if (value.is_object() && person.empty()) person = {text(value.get_object(), "name"), {}, address(value.get_object(), "url", base)};
  };
  each(object, "authors", read);
  if (auto const* old = object.if_contains("author")) read(*old);
  return person;
}

FeedItem read_item(json::object const& object, std::string const& base) {
  FeedItem item;
  item.id = text(object, "id");
  item.title = text(object, "title");
  item.link = address(object, "url", base);
  if (item.link.empty()) item.link = address(object, "external_url", base);
  if (!item.link.empty()) item.links.push_back({item.link, "alternate", "text/html", {}, {}});
  item.summary = text(object, "summary");
  item.language = text(object, "language");
  if (auto html = text(object, "content_html"); !html.empty()) item.content.push_back({resolved_markup(html, base), "text/html", item.language, {}});
  if (auto plain = text(object, "content_text"); !plain.empty()) item.content.push_back({std::move(plain), "text/plain", item.language, {}});
  item.published = feed_date(text(object, "date_published"));
  item.updated = feed_date(text(object, "date_modified"));
  item.author = author(object, base);
  each(object, "tags", [&](json::value const& tag) {
    if (tag.is_string() && item.categories.size() < 1'000) item.categories.emplace_back(tag.get_string());
  });
  each(object, "attachments", [&](json::value const& a) {
    if (a.is_object() && item.enclosures.size() < 100)
      item.enclosures.push_back({address(a.get_object(), "url", base), text(a.get_object(), "mime_type"), text(a.get_object(), "size_in_bytes")});
  });
  return item;
}

}  // namespace

Result<Feed> parse_json_feed(std::string_view bytes, std::string const& base) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  options.allow_invalid_utf8 = true;
  auto const value = json::parse({bytes.data(), bytes.size()}, error, {}, options);
  if (error || !value.is_object()) return failure(ErrorCode::unreadable, "This is no feed: its JSON cannot be read.");
  auto const& object = value.get_object();
  auto const version = text(object, "version");
  if (version.find("jsonfeed.org/version/") == std::string::npos) return failure(ErrorCode::unreadable, "This is no feed: JSON without a JSON Feed version.");
  Feed feed;
  feed.version = version.ends_with("1.1") ? "json11" : "json1";
  feed.encoding = "utf-8";
  feed.title = text(object, "title");
  feed.link = address(object, "home_page_url", base);
  feed.id = address(object, "feed_url", base);
  feed.description = text(object, "description");
  feed.language = text(object, "language");
  feed.icon = address(object, "icon", base);
  feed.author = author(object, base);
  if (auto const next = address(object, "next_url", base); !next.empty()) feed.links.push_back({next, "next", {}, {}, {}});
  each(object, "items", [&](json::value const& item) {
    if (item.is_object() && feed.items.size() < 20'000) feed.items.push_back(read_item(item.get_object(), base));
  });
  return feed;
}

}  // namespace bifrons::source

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

std::vector<Person> authors(json::object const& object, std::string const& base) {
  std::vector<Person> people;
  auto const read = [&](json::value const& value) {
    if (!value.is_object() || people.size() >= 50) return;
    Person person{text(value.get_object(), "name"), {}, address(value.get_object(), "url", base)};
    if (!person.empty()) people.push_back(std::move(person));
  };
  each(object, "authors", read);
  if (auto const* old = object.if_contains("author"); old != nullptr && people.empty()) read(*old);  // of version 1
  return people;
}

Person first_of(std::vector<Person> const& people) { return people.empty() ? Person{} : people.front(); }

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
  item.authors = authors(object, base);
  item.author = first_of(item.authors);
  each(object, "tags", [&](json::value const& tag) {
    if (tag.is_string() && item.categories.size() < 1'000) item.categories.emplace_back(tag.get_string());
  });
  each(object, "attachments", [&](json::value const& a) {
    if (a.is_object() && item.enclosures.size() < 100)
      item.enclosures.push_back({address(a.get_object(), "url", base), text(a.get_object(), "mime_type"), text(a.get_object(), "size_in_bytes")});
  });
  return item;
}

/// A feed that was cut off, closed behind its last whole item; "" where there is none.
std::string closed(std::string_view bytes) {
  std::size_t whole = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char const c = bytes[i];
    if (quoted && c == '\\') ++i;
    else if (c == '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c == '{' || c == '[') ++depth;
    else if (c == '}' || c == ']') --depth;
    if (!quoted && c == '}' && depth == 2) whole = i + 1;
  }
  return whole == 0 ? std::string{} : std::string(bytes.substr(0, whole)) + "]}";
}

json::value read(std::string_view bytes) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  options.allow_invalid_utf8 = options.allow_trailing_commas = true;
  auto value = json::parse({bytes.data(), bytes.size()}, error, {}, options);
  return error ? json::value(nullptr) : value;
}

}  // namespace

Result<Feed> parse_json_feed(std::string_view bytes, std::string const& base) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto value = read(bytes);
  if (!value.is_object()) value = read(closed(bytes));
  if (!value.is_object()) return failure(ErrorCode::unreadable, "This is no feed: its JSON cannot be read.");
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
  if (feed.icon.empty()) feed.icon = address(object, "favicon", base);
  feed.author = first_of(authors(object, base));
  if (auto const next = address(object, "next_url", base); !next.empty()) feed.links.push_back({next, "next", {}, {}, {}});
  each(object, "items", [&](json::value const& item) {
    if (item.is_object() && feed.items.size() < 20'000) feed.items.push_back(read_item(item.get_object(), base));
  });
  return feed;
}

}  // namespace bifrons::source

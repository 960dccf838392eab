// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the contract in their order, written and read side by side.
#include "corpus/article/article_json.hpp"

#include <array>
#include <boost/json.hpp>

#include "corpus/article/blocks.hpp"
#include "corpus/article/date.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/url/url.hpp"

namespace bifrons {
namespace json = boost::json;
namespace {

constexpr std::size_t max_line_bytes = 16U << 20;
constexpr std::size_t max_depth = 32;

struct TextField {
  std::string_view name;
  std::string Article::*member;
  bool one_line;  ///< white space is squeezed
};

/// The plain text fields; those of other shapes are read and written by name below.
constexpr auto text_fields = std::to_array<TextField>({
    {"id", &Article::id, true},
    {"url", &Article::url, true},
    {"site", &Article::site, true},
    {"title", &Article::title, true},
    {"text", &Article::text, false},
    {"structure", &Article::structure, true},
    {"lang", &Article::lang, true},
    {"author", &Article::author, true},
    {"published", &Article::published, true},
    {"modified", &Article::modified, true},
    {"content_hash", &Article::content_hash, true},
    {"fetched", &Article::fetched, true},
    {"archived", &Article::archived, true},
    {"leads", &Article::leads, false},
    {"comments", &Article::comments, false},
    {"extractor", &Article::extractor, true},
});

json::array spans_json(Article const& article) {
  json::array out;
  for (auto const& span : article.spans)
    out.push_back({{"lang", span.lang}, {"start", span.where.start}, {"end", span.where.end}});
  return out;
}

json::array topics_json(Article const& article) {
  json::array out;
  for (auto const& topic : article.topics) out.push_back({{"id", topic.id}, {"score", topic.score}});
  return out;
}

tl::unexpected<Error> wrong(std::string_view field, std::string_view expected) {
  return failure(ErrorCode::bad_input, "\"" + std::string(field) + "\" is not " + std::string(expected));
}

/// A string, or a number as its digits (ids and years are often numbers); null counts as absent.
Result<std::string> text_of(json::object const& line, std::string_view name) {
  auto const* value = line.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string{};
  if (auto const* text = value->if_string()) return text::to_nfc(std::string_view(*text));
  if (value->is_int64() || value->is_uint64()) return json::serialize(*value);
  return wrong(name, "a string");
}

/// Strings of an array, or one string; the empty ones are dropped. Objects are our own topics in an exported line: they are
/// assigned anew by whoever stores the article, and are no word of the publisher's.
Result<std::vector<std::string>> strings_of(json::object const& line, std::string_view name) {
  std::vector<std::string> out;
  auto const* value = line.if_contains(name);
  if (value == nullptr || value->is_null()) return out;
  auto add = [&out](std::string_view text) {
    std::string clean = text::squeeze(text::to_nfc(text));
    if (!clean.empty()) out.push_back(std::move(clean));
  };
  if (auto const* one = value->if_string()) {
    add(*one);
    return out;
  }
  auto const* array = value->if_array();
  if (array == nullptr) return wrong(name, "an array of strings");
  for (auto const& item : *array) {
    if (auto const* text = item.if_string())
      add(*text);
    else if (name != "topics" || !item.is_object())
      return wrong(name, "an array of strings");
  }
  return out;
}

Result<void> read_texts(json::object const& line, Article& article) {
  for (auto const& field : text_fields) {
    auto text = text_of(line, field.name);
    if (!text) return tl::unexpected(text.error());
    article.*field.member = field.one_line ? text::squeeze(*text) : std::move(*text);
  }
  if (article.published.empty()) {
    auto date = text_of(line, "date");
    if (!date) return tl::unexpected(date.error());
    article.published = text::squeeze(*date);
  }
  if (article.lang.empty()) article.lang = "und";
  if (auto const text = line.if_contains("text"); text == nullptr || !text->is_string()) return wrong("text", "there as a string");
  return {};
}

Result<void> read_spans(json::object const& line, Article& article) {
  auto const* value = line.if_contains("spans");
  if (value == nullptr || value->is_null()) return {};
  auto const* array = value->if_array();
  if (array == nullptr) return wrong("spans", "an array");
  std::size_t behind = 0;
  for (auto const& item : *array) {
    auto const* span = item.if_object();
    auto const* lang = span ? span->if_contains("lang") : nullptr;
    auto const* start = span ? span->if_contains("start") : nullptr;
    auto const* end = span ? span->if_contains("end") : nullptr;
    if (!lang || !start || !end || !lang->is_string() || !start->is_int64() || !end->is_int64())
      return wrong("spans", "an array of {\"lang\",\"start\",\"end\"}");
    auto const from = start->get_int64(), to = end->get_int64();
    if (from < static_cast<std::int64_t>(behind) || to <= from || to > static_cast<std::int64_t>(article.text.size()))
      return wrong("spans", "ascending stretches inside the text");
    behind = static_cast<std::size_t>(to);
    article.spans.push_back({std::string(lang->get_string()), {static_cast<std::size_t>(from), behind}});
  }
  return {};
}

Result<void> read_from(json::object const& line, Article& article) {
  auto const* value = line.if_contains("from");
  if (value == nullptr || value->is_null()) return {};
  auto const* object = value->if_object();
  if (object == nullptr) return wrong("from", "an object of strings");
  for (auto const& [field, signal] : *object) {
    if (!signal.is_string()) return wrong("from", "an object of strings");
    article.from.emplace(field, signal.get_string());
  }
  return {};
}

/// Dates that name no day stay unknown: an invented date would be worse than none.
void drop_unreadable_dates(Article& article) {
  if (!day_interval(article.published)) article.published.clear();
  if (!day_interval(article.modified)) article.modified.clear();
}

void fill_open_fields(Article& article) {
  if (!article.url.empty()) {
    if (auto canonical = url::canonical(article.url)) article.url = std::move(*canonical);
    if (article.site.empty()) article.site = url::site(article.url);
  }
  if (article.id.empty()) article.id = article_id(article);
  if (article.content_hash.empty()) article.content_hash = content_hash(article.text);
}

}  // namespace

json::object to_json(Article const& article) {
  json::object out;
  auto put = [&](std::string_view name) {
    for (auto const& field : text_fields)
      if (field.name == name) out[name] = (article.*field.member).empty() ? json::value(nullptr) : json::value(article.*field.member);
  };
  for (auto name : {"id", "url", "site", "title", "text", "structure", "lang"}) put(name);
  out["spans"] = spans_json(article);
  for (auto name : {"author", "published", "modified"}) put(name);
  json::object from;
  for (auto const& [field, signal] : article.from) from[field] = signal;
  out["from"] = std::move(from);
  out["tags"] = json::array(article.tags.begin(), article.tags.end());
  out["topics"] = topics_json(article);
  for (auto name : {"content_hash", "fetched", "archived", "leads", "comments", "extractor"}) put(name);
  return out;
}

std::string to_json_line(Article const& article) {
  json::object all = to_json(article), known;
  for (auto& [name, value] : all) {
    bool const empty = value.is_null() || (value.is_array() && value.get_array().empty()) || (value.is_object() && value.get_object().empty());
    if (!empty) known[name] = std::move(value);
  }
  return json::serialize(known);
}

Result<Article> article_from_json_line(std::string_view line) {
  if (line.size() > max_line_bytes) return failure(ErrorCode::bad_input, "the line is longer than 16 MiB", "split the article");
  json::error_code error;
  json::parse_options options;
  options.max_depth = max_depth;
  auto const value = json::parse(line, error, {}, options);
  if (error) return failure(ErrorCode::bad_input, "the line is no JSON (" + error.message() + ")");
  auto const* object = value.if_object();
  if (object == nullptr) return failure(ErrorCode::bad_input, "the line is no JSON object");
  Article article;
  if (auto read = read_texts(*object, article); !read) return tl::unexpected(read.error());
  if (auto read = read_spans(*object, article); !read) return tl::unexpected(read.error());
  if (auto read = read_from(*object, article); !read) return tl::unexpected(read.error());
  for (auto name : {"tags", "topics"}) {
    auto values = strings_of(*object, name);
    if (!values) return tl::unexpected(values.error());
    article.tags.insert(article.tags.end(), values->begin(), values->end());
  }
  drop_unreadable_dates(article);
  if (!structure_fits(article.structure, article.text)) article.structure.clear();
  fill_open_fields(article);
  return article;
}

}  // namespace bifrons

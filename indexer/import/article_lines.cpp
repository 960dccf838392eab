// SPDX-License-Identifier: GPL-3.0-or-later
// Articles as JSON: a line each, so that the file's size does not matter, or one value over several lines.
#include <boost/json.hpp>

#include <algorithm>
#include <utility>

#include "corpus/article/article_json.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_line_bytes = 16U << 20;
constexpr std::size_t max_document_bytes = 64U << 20;
constexpr std::size_t head_bytes = 64U << 10;

/// The line without the fields that are to be left unread; as it is where it cannot be read.
std::string without(std::string_view line, std::vector<std::string> const& fields) {
  boost::json::error_code error;
  boost::json::parse_options options;
  options.max_depth = 32;
  auto value = boost::json::parse(line, error, {}, options);
  if (error || !value.is_object()) return std::string(line);
  for (auto const& field : fields) value.get_object().erase(field);
  return boost::json::serialize(value);
}

/// False where the batch takes no more.
bool give_line(std::string line, std::string const& where, Batch& batch) {
  if (!batch.options().ignore.empty()) line = without(line, batch.options().ignore);
  auto article = article_from_json_line(line);
  if (article) return batch.give({.article = std::move(*article)}, where);
  batch.fail(where, article.error());
  return true;
}

/// Whether all is one value: its first line opens it, and the second goes on with it.
bool opens_document(std::string_view head) {
  auto const begin = head.find_first_not_of(" \t\r\n");
  if (begin == head.npos) return false;
  head.remove_prefix(begin);
  std::size_t const first = std::min(head.find('\n'), head.size());
  boost::json::stream_parser parser;
  boost::json::error_code error;
  parser.write(head.data(), first, error);
  if (error) return false;
  if (head.front() == '[') return head.find_first_not_of(" \t\r\n", 1) == head.find('{');
  if (parser.done() || first == head.size()) return false;
  std::size_t const second = std::min(head.find('\n', first + 1), head.size());
  parser.write(head.data() + first, second - first, error);
  return !error;
}

boost::json::array const* articles_of(boost::json::value const& value) {
  if (auto const* list = value.if_array()) return list;
  auto const* object = value.if_object();
  for (auto const member : {"items", "articles", "posts", "documents"})
    if (auto const* found = object != nullptr ? object->if_contains(member) : nullptr; found != nullptr && found->is_array()) return found->if_array();
  return nullptr;
}

void give_all(boost::json::value const& value, std::string const& name, Batch& batch) {
  if (auto const* list = articles_of(value)) {
    for (std::size_t i = 0; i < list->size(); ++i)
      if (!give_line(boost::json::serialize((*list)[i]), name + ", item " + std::to_string(i + 1), batch)) return;
  } else if (auto const* object = value.if_object(); object != nullptr && object->contains("text")) {
    give_line(boost::json::serialize(value), name, batch);
  } else {
    batch.fail(name, Error{ErrorCode::bad_input, "it is JSON, but neither an article nor a list of articles", "an article is an object with \"text\""});
  }
}

void read_document(Input& input, std::string const& name, Batch& batch) {
  auto const all = input.rest(max_document_bytes);
  if (!all) return batch.fail(name, all.error());
  std::string_view text = *all;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  boost::json::error_code error;
  boost::json::stream_parser parser({}, {.max_depth = 32});
  std::size_t const read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  if (!error && text.find_first_not_of(" \t\r\n", read) == text.npos) return give_all(parser.release(), name, batch);
  auto const line = std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n'));
  batch.fail(name + ", line " + line, Error{ErrorCode::bad_input, "the JSON is broken here" + (error ? " (" + error.message() + ")" : std::string()), "mend it, or give an article a line"});
}

}  // namespace

void read_article_lines(Input& input, std::string_view name, Batch& batch) {
  if (opens_document(input.head(head_bytes))) return read_document(input, std::string(name), batch);
  std::string line;
  for (std::size_t number = 1;; ++number) {
    auto const got = input.line(line, max_line_bytes);
    if (got == Input::Line::end) break;
    std::string const where = std::string(name) + ", line " + std::to_string(number);
    if (got == Input::Line::too_long) {
      batch.fail(where, Error{ErrorCode::bad_input, "the line is longer than 16 MiB", "split the article"});
      continue;
    }
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    if (!give_line(std::move(line), where, batch)) return;
  }
  if (input.error()) batch.fail(name, *input.error());
}

}  // namespace bifrons::import

// SPDX-License-Identifier: GPL-3.0-or-later
// Article JSONL, line by line, so that its size does not matter.
#include <boost/json.hpp>

#include "corpus/article/article_json.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_line_bytes = 16U << 20;

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

}  // namespace

void read_article_lines(Input& input, std::string_view name, Batch& batch) {
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
    if (!batch.options().ignore.empty()) line = without(line, batch.options().ignore);
    auto article = article_from_json_line(line);
    if (!article) batch.fail(where, article.error());
    else if (!batch.give({.article = std::move(*article)}, where)) return;
  }
  if (input.error()) batch.fail(name, *input.error());
}

}  // namespace bifrons::import

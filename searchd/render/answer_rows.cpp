// SPDX-License-Identifier: GPL-3.0-or-later
// One list of columns serves both tables.
#include "searchd/render/answer_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace bifrons::render {
namespace {

std::string number(double value) {
  std::array<char, 32> digits{};
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 4).ptr;
  return {digits.data(), end};
}

std::string topics(Article const& article) {
  std::string out;
  for (auto const& topic : article.topics) out += (out.empty() ? "" : ";") + topic.id;
  return out;
}

struct Column {
  std::string_view name;
  std::string (*of)(query::Hit const&);
};
constexpr auto columns = std::to_array<Column>({
    {"rank", [](query::Hit const& hit) { return std::to_string(hit.rank); }},
    {"score", [](query::Hit const& hit) { return number(hit.score); }},
    {"id", [](query::Hit const& hit) { return hit.article.id; }},
    {"url", [](query::Hit const& hit) { return hit.article.url; }},
    {"title", [](query::Hit const& hit) { return hit.article.title; }},
    {"site", [](query::Hit const& hit) { return hit.article.site; }},
    {"author", [](query::Hit const& hit) { return hit.article.author; }},
    {"published", [](query::Hit const& hit) { return hit.article.published; }},
    {"lang", [](query::Hit const& hit) { return hit.article.lang; }},
    {"topics", [](query::Hit const& hit) { return topics(hit.article); }},
    {"duplicates", [](query::Hit const& hit) { return std::to_string(hit.duplicates); }},
    {"snippet", [](query::Hit const& hit) { return hit.snippet.text; }},
});

/// No column of a run file may hold white space.
std::string without_spaces(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; }, '_');
  return text;
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string answer_tsv(AnswerView const& view) {
  std::string out;
  for (auto const& hit : view.answer.hits) {
    for (auto const& column : columns) out += (&column == &columns.front() ? "" : "\t") + one_line(column.of(hit));
    out += '\n';
  }
  return out;
}

std::string answer_csv(AnswerView const& view) {
  std::string out;
  for (auto const& column : columns) (out += &column == &columns.front() ? "" : ",") += column.name;
  out += "\r\n";
  for (auto const& hit : view.answer.hits) {
    for (auto const& column : columns) out += (&column == &columns.front() ? "" : ",") + csv_field(column.of(hit));
    out += "\r\n";
  }
  return out;
}

std::string answer_urls(AnswerView const& view) {
  std::string out;
  for (auto const& hit : view.answer.hits)
    if (!hit.article.url.empty()) out += one_line(hit.article.url) + "\n";
  return out;
}

std::string answer_trec(AnswerView const& view) {
  std::string out;
  for (auto const& hit : view.answer.hits)
    out += without_spaces(std::string(view.query_id)) + " Q0 " + without_spaces(hit.article.id) + " " + std::to_string(hit.rank) + " " + number(hit.score) + " " +
           std::string(view.run_tag) + "\n";
  return out;
}

}  // namespace bifrons::render

// SPDX-License-Identifier: GPL-3.0-or-later
// Field by field in the order of the contract.
#include "searchd/render/answer_json.hpp"

#include <cmath>

#include "searchd/render/html_writer.hpp"

namespace bifrons::render {
namespace {

double rounded(double number, double steps) { return std::round(number * steps) / steps; }

void write_facets(JsonWriter& json, std::vector<query::Facet> const& facets) {
  json.object();
  for (auto const& facet : facets) {
    json.key(facet.name).array();
    for (auto const& value : facet.values)
      json.object().key("value").value(value.value).key("label").value(value.label.empty() ? value.value : value.label).key("count").value(value.count).end_object();
    json.end_array();
  }
  json.end_object();
}

/// Shown where it says more than the query itself, or where asked for.
bool shows_parsed(AnswerView const& view) { return !view.answer.parsed.empty() && (view.request.explain || view.answer.parsed != view.request.text); }

void write_headings(JsonWriter& json, std::vector<std::string> const& headings) {
  json.array();
  for (auto const& heading : headings) json.value(heading);
  json.end_array();
}

void write_passage(JsonWriter& json, query::Passage const& passage) {
  json.object().key("start").value(passage.where.start).key("end").value(passage.where.end).key("headings");
  write_headings(json, passage.headings);
  json.key("text").value(passage.text.text).end_object();
}

}  // namespace

void write_hit(JsonWriter& json, query::Hit const& hit) {
  auto const& article = hit.article;
  json.object().key("id").value(article.id).key("url").known(article.url).key("title").known(article.title);
  json.key("site").known(article.site).key("author").known(article.author).key("published").known(article.published);
  json.key("lang").value(article.lang).key("topics").array();
  for (auto const& topic : article.topics) json.value(topic.id);
  json.end_array().key("score").value(rounded(hit.score, 1e4)).key("snippet").value(marked_html(hit.snippet));
  json.key("duplicates").value(hit.duplicates).key("grouped").value(hit.grouped);
  if (!hit.headings.empty()) write_headings(json.key("headings"), hit.headings);
  if (hit.passage) write_passage(json.key("passage"), *hit.passage);
  if (!hit.explanation.empty()) json.key("explanation").value(hit.explanation);
  json.end_object();
}

std::string answer_json(AnswerView const& view) {
  auto const& answer = view.answer;
  JsonWriter json;
  json.object().key("query").value(view.request.text).key("parsed_query").known(shows_parsed(view) ? answer.parsed : "");
  json.key("did_you_mean").known(answer.did_you_mean.value_or("")).key("note").known(answer.note.value_or(""));
  json.key("total").value(answer.total);
  if (view.request.group) json.key("listed").value(answer.listed);
  json.key("offset").value(view.request.offset).key("limit").value(view.request.limit);
  json.key("took_ms").value(rounded(static_cast<double>(answer.took.count()) / 1000.0, 1e3)).key("partial").value(answer.partial);
  json.key("items").array();
  for (auto const& hit : answer.hits) write_hit(json, hit);
  json.end_array().key("facets");
  write_facets(json, answer.facets);
  return json.end_object().take() + "\n";
}

std::string answer_jsonl(AnswerView const& view) {
  std::string out;
  for (auto const& hit : view.answer.hits) {
    JsonWriter json;
    write_hit(json, hit);
    out += json.take() + "\n";
  }
  return out;
}

std::string items_json(std::span<query::Hit const> hits) {
  JsonWriter json;
  json.object().key("items").array();
  for (auto const& hit : hits) write_hit(json, hit);
  return json.end_array().end_object().take();
}

}  // namespace bifrons::render

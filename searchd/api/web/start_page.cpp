// SPDX-License-Identifier: GPL-3.0-or-later
// All that it shows is counted from the index.
#include "searchd/api/web/start_page.hpp"

#include <algorithm>

#include "searchd/api/web/page.hpp"
#include "searchd/render/topics.hpp"

namespace bifrons::api::web {
namespace {

using render::HtmlWriter;

constexpr std::size_t example_count = 3;

query::Facet const* find_facet(StartView const& view, std::string_view name) {
  auto const found = std::find_if(view.facets.begin(), view.facets.end(), [name](auto const& f) { return f.name == name; });
  return found == view.facets.end() ? nullptr : &*found;
}

std::vector<query::TopicCount> by_count(std::vector<query::TopicCount> topics) {
  std::erase_if(topics, [](auto const& topic) { return topic.count == 0; });
  std::stable_sort(topics.begin(), topics.end(), [](auto const& a, auto const& b) { return a.count > b.count; });
  return topics;
}

std::string label_in(query::TopicCount const& topic, std::string_view lang) {
  for (auto const& [name, label] : topic.labels)
    if (name == lang) return label;
  return {};
}

/// Labels of several words make the better question; among them the strongest topic.
std::vector<query::TopicCount> by_worth(std::vector<query::TopicCount> topics) {
  topics = by_count(std::move(topics));
  std::stable_partition(topics.begin(), topics.end(), [](auto const& topic) { return render::label_of(topic).find(' ') != std::string::npos; });
  return topics;
}

/// A label as one would type it: the part before any bracket or sign, in lower case where it is ASCII.
std::string as_query(std::string_view label) {
  std::string out(label.substr(0, label.find_first_of("(/,:&")));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  bool const short_name = out.size() <= 4;  // CRM stays CRM
  if (!short_name) std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

void write_examples(HtmlWriter& html, StartView const& view) {
  auto const all = examples(view);
  if (all.empty()) return;
  html.leaf("h2", "For instance").open("ul", {{"class", "examples"}});
  for (auto const& example : all)
    html.open("li").leaf("a", {{"lang", example.lang}, {"href", QueryString{}.with("q", example.text).address()}}, example.text).close();
  html.close();
}

void write_languages(HtmlWriter& html, query::Facet const& facet) {
  html.open("section").leaf("h2", "Languages").open("ul", {{"class", "tally"}});
  for (auto const& value : facet.values) {
    html.open("li").open("a", {{"href", QueryString{}.adding("lang", value.value).address()}});
    html.leaf("span", language_name(value.value)).text(" ").leaf("span", {{"class", "number"}}, grouped(value.count)).close().close();
  }
  html.close().close();
}

void write_topics(HtmlWriter& html, StartView const& view) {
  auto const topics = by_count(view.topics);
  if (topics.empty()) return;
  html.open("section").leaf("h2", "Topics").open("ul", {{"class", "tally"}});
  for (auto const& topic : topics) {
    html.open("li").open("a", {{"href", QueryString{}.adding("topic", topic.id).address()}});
    html.leaf("span", render::label_of(topic)).text(" ").leaf("span", {{"class", "number"}}, grouped(topic.count)).close().close();
  }
  html.close().close();
}

}  // namespace

std::vector<Example> examples(StartView const& view) {
  std::vector<Example> out;
  auto const* languages = find_facet(view, "lang");
  auto const topics = by_worth(view.topics);
  if (!languages || topics.empty()) return out;
  std::size_t next = 0;
  for (auto const& language : languages->values) {
    while (next < topics.size() && label_in(topics[next], language.value).empty()) ++next;
    if (out.size() == example_count || next == topics.size()) break;
    out.push_back({as_query(label_in(topics[next++], language.value)), language.value});
  }
  for (; out.size() < example_count && next < topics.size(); ++next) out.push_back({as_query(render::label_of(topics[next])), "en"});
  return out;
}

std::string start_page(StartView const& view) {
  HtmlWriter html;
  begin_page(html, "bifrons", QueryString{}, "start");
  html.open("div", {{"class", "welcome"}}).leaf("h1", "Search " + counted(view.documents, "article", "articles"));
  if (view.documents == 0) html.open("p").text("The knowledge base is empty. Fill it with ").leaf("code", "bifrons import PATH").text(" or ").leaf("code", "bifrons crawl URL").text(".").close();
  else html.leaf("p", "Type words in any of its languages. Inflected forms are found too, and \"quoted words\" only as they stand.");
  write_examples(html, view);
  if (auto const* languages = find_facet(view, "lang"); languages && !languages->values.empty()) write_languages(html, *languages);
  write_topics(html, view);
  html.close();
  return end_page(html);
}

}  // namespace bifrons::api::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Rows to read; the code below them only compares path segments.
#include "searchd/api/routes.hpp"

#include <algorithm>
#include <array>

#include "searchd/api/answers.hpp"

namespace bifrons::api {
namespace {

using enum ParameterType;

constexpr auto search_rows = std::to_array<ParameterRow>({
    {"q", text, "the query; empty: all articles"},
    {"lang", words, "main language (en, fi, ru …); several are alternatives, -x leaves out"},
    {"topic", words, "topic id, children included"},
    {"site", words, "host without www."},
    {"author", words, "a name, or part of one"},
    {"tag", words, "the publisher's own tag"},
    {"from", date, "published on or after"},
    {"to", date, "published on or before"},
    {"sort", choice, "order; date is oldest first, articles without a date come last", 0, 0, "relevance|date|-date|title", "relevance"},
    {"limit", integer, "hits in the answer", 0, 100, {}, "10"},
    {"offset", integer, "hits to pass over; with limit at most 10,000", 0, 10000, {}, "0"},
    {"facets", words, "what to count", 0, 0, "topic|lang|site|author|tag|year"},
    {"group", text, "at most so many hits of each: site, lang, author or year, with a number for more than one (site:3); total and facets count all, listed the hits that are left"},
    {"dup", choice, "copies of one post: as one hit, or each", 0, 0, "fold|show", "fold"},
    {"passages", flag, "each hit with its best passage (section, place in the text), and ranked by it, too"},
    {"cross", text, "search in other languages too", 0, 0, {}, {}, false},
    {"explain", flag, "say how the query was understood and scored"},
    {"timeout_ms", integer, "give what is found by then; the answer says partial", 1, 60000},
    {"format", choice, "form of the answer; wins over Accept", 0, 0, "json|html|atom|csv|bibtex|ris|csl-json|jsonl|tsv|urls|text|markdown", "json"},
});

constexpr auto document_rows = std::to_array<ParameterRow>({{"format", choice, "form of the answer; wins over Accept", 0, 0, "json|html", "json"}});
constexpr auto similar_rows = std::to_array<ParameterRow>({{"limit", integer, "articles in the answer", 1, 100, {}, "10"}});
constexpr auto suggest_rows = std::to_array<ParameterRow>({
    {"q", text, "what was typed so far"},
    {"limit", integer, "suggestions in the answer", 1, 50, {}, "10"},
});
constexpr auto outline_rows = std::to_array<ParameterRow>({
    {"name", text, "the file's name, where the content leaves its kind open"},
    {"limit", integer, "sources for each node", 1, 20, {}, "5"},
    {"format", choice, "form of the answer", 0, 0, "json|html|csv|markdown|text|mm|opml|bibtex", "json"},
});
constexpr auto cite_rows = std::to_array<ParameterRow>({{"format", choice, "citation style", 0, 0, "bibtex|ris|csl-json|markdown", "bibtex"}});

constexpr std::span<ParameterRow const> none{};

constexpr auto table = std::to_array<Route>({
    {"GET", "/", "The search page for people", search_rows, "text/html", answer_page},
    {"GET", "/search", "Ranked articles for a query", search_rows, "application/json,text/html,application/atom+xml,text/csv", answer_search},
    {"GET", "/suggest", "How a typed beginning could go on", suggest_rows, "application/json", answer_suggest},
    {"GET", "/documents/{id}", "One article with its provenance", document_rows, "application/json,text/html", answer_document},
    {"GET", "/documents/{id}/similar", "Articles like this one", similar_rows, "application/json", answer_similar},
    {"GET", "/documents/{id}/cite", "A citation of this article", cite_rows, "application/x-bibtex", nullptr},
    {"GET", "/documents/{id}/archive", "The kept copy of this article's page", none, "text/html", nullptr},
    {"GET", "/topics", "The taxonomy with counts", none, "application/json", answer_topics},
    {"GET", "/topics/{id}/feed.atom", "New posts on a topic", none, "application/atom+xml", answer_topic_feed},
    {"GET", "/gaps", "Topics and years with few articles", none, "application/json", nullptr},
    {"GET", "/outline", "The outline page for people", none, "text/html", answer_outline_page},
    {"POST", "/outline", "Sources for every node of an outline file, which is the body", outline_rows, "application/json,text/html,text/csv,text/markdown", answer_outline},
    {"GET", "/healthz", "Whether the daemon lives", none, "application/json", answer_health},
    {"GET", "/readyz", "Whether the index can be searched", none, "application/json", answer_ready},
    {"GET", "/metrics", "Counters for Prometheus", none, "text/plain", answer_metrics},
    {"GET", "/version", "The program's version", none, "application/json", answer_version},
    {"GET", "/openapi.json", "This description", none, "application/json", answer_openapi},
    {"GET", "/opensearch.xml", "How a browser searches here", none, "application/opensearchdescription+xml", answer_opensearch},
    {"GET", "/style.css", "The style of the pages", none, "text/css", answer_style},
});

/// Whether segments fit pattern; what stands for {…} goes to captured.
bool fits(std::string_view pattern, std::vector<std::string> const& segments, std::vector<std::string>& captured) {
  captured.clear();
  std::size_t index = 0;
  for (std::size_t at = 1; at < pattern.size(); ++index) {
    auto const end = std::min(pattern.find('/', at), pattern.size());
    auto const part = pattern.substr(at, end - at);
    if (index >= segments.size()) return false;
    bool const open = part.starts_with('{');
    if (open ? segments[index].empty() : segments[index] != part) return false;
    if (open) captured.push_back(segments[index]);
    at = end + 1;
  }
  return index == segments.size();
}

}  // namespace

std::span<Route const> routes() { return table; }

std::span<ParameterRow const> search_parameters() { return search_rows; }

std::variant<Match, http::Problem> find_route(std::string_view method, std::vector<std::string> const& segments) {
  Match match;
  std::string allowed;
  for (auto const& route : table) {
    if (!fits(route.pattern, segments, match.captured)) continue;
    if (route.method == method) {
      match.route = &route;
      return match;
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method) + (route.method == "GET" ? ", HEAD" : "");
  }
  if (allowed.empty()) return http::Problem{404, "there is nothing at this path", "GET /openapi.json lists what there is", {}, {}, {}};
  return http::Problem{405, "this path does not take " + std::string(method), "it takes " + allowed, {}, {}, {{"Allow", allowed}}};
}

}  // namespace bifrons::api

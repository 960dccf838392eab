// SPDX-License-Identifier: GPL-3.0-or-later
// On a desk the filters stand beside the hits, on a phone folded above them: two copies, of which the style shows one.
#include "searchd/api/web/search_page.hpp"

#include <algorithm>
#include <array>

#include "searchd/api/web/filters.hpp"
#include "searchd/api/web/page.hpp"

namespace bifrons::api::web {
namespace {

using render::HtmlWriter;

constexpr std::uint32_t deepest = 10'000;

/// The page with the rest of a hit's group alone.
QueryString whole_group(QueryString const& asked, query::Grouping const& grouping, std::string const& value) {
  auto const alone = asked.with("group", "");
  return grouping.field == "year" ? alone.with("from", value).with("to", value) : alone.with(grouping.field, value);
}

void write_more(HtmlWriter& html, QueryString const& asked, SearchView const& view, query::Hit const& hit) {
  html.open("p", {{"class", "more"}}).leaf("a", {{"href", document_address(hit.article.id)}}, "Kept text and similar posts");
  if (hit.duplicates > 0) html.text(" ").leaf("a", {{"href", asked.with("dup", "show").address()}}, "Show copies");
  if (hit.grouped > 0 && view.request.group)
    html.text(" ").leaf("a", {{"href", whole_group(asked, *view.request.group, hit.group).address()}}, grouped(hit.grouped) + " more of " + hit.group);
  html.close();
}

/// The way to what is quoted, in posts long enough to have one.
void write_headings(HtmlWriter& html, query::Hit const& hit) {
  auto const line = query::heading_line(hit.passage ? hit.passage->headings : hit.headings);
  if (!line.empty()) html.leaf("p", {{"class", "place"}, {"lang", hit.article.lang, hit.article.lang != "und"}}, line);
}

/// Block by block.
void write_passage(HtmlWriter& html, query::Hit const& hit) {
  auto const& [text, marks] = hit.passage->text;
  html.open("blockquote", {{"class", "passage"}, {"lang", hit.article.lang, hit.article.lang != "und"}});
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find("\n\n", at), text.size());
    query::Snippet block{text.substr(at, end - at), {}};
    for (auto const& mark : marks)
      if (mark.start >= at && mark.end <= end) block.marks.push_back({mark.start - at, mark.end - at});
    html.open("p").marked(block).close();
    at = end + 2;
  }
  html.close();
}

void write_hit(HtmlWriter& html, QueryString const& asked, SearchView const& view, query::Hit const& hit) {
  auto const& article = hit.article;
  std::string_view const lang = article.lang;
  html.open("li", {{"class", "hit"}, {"value", std::to_string(hit.rank)}}).open("article");
  html.open("h2", {{"lang", lang, lang != "und"}});
  bool const web = is_web_address(article.url);
  html.open("a", {{"href", web ? std::string_view(article.url) : std::string_view(document_address(article.id))}});
  if (hit.title.text.empty()) html.text(article.title.empty() ? "(without title)" : article.title);
  else html.marked(hit.title);
  html.close().close();
  write_origin(html, hit);
  write_headings(html, hit);
  if (hit.passage) write_passage(html, hit);
  else if (!hit.snippet.text.empty()) html.open("p", {{"class", "snippet"}, {"lang", lang, lang != "und"}}).marked(hit.snippet).close();
  write_more(html, asked, view, hit);
  if (!hit.explanation.empty()) html.open("details").leaf("summary", "Why it is here").leaf("pre", hit.explanation).close();
  html.close().close();
}

/// What folds and groups, each as a link that turns it.
void write_switches(HtmlWriter& html, QueryString const& asked) {
  html.leaf("a", {{"href", asked.with("group", asked.value("group").empty() ? "site" : "").address()}}, asked.value("group").empty() ? "One a site" : "All of a site").text(" ");
  auto const passages = asked.value("passages").empty() ? "1" : "";
  html.leaf("a", {{"href", asked.with("passages", passages).address()}}, asked.value("passages").empty() ? "Passages" : "Snippets").text(" ");
  if (!asked.value("dup").empty()) html.leaf("a", {{"href", asked.with("dup", "").address()}}, "Fold copies").text(" ");
}

void write_sorts(HtmlWriter& html, QueryString const& asked) {
  constexpr auto sorts = std::to_array<std::pair<std::string_view, std::string_view>>({{"relevance", "Best"}, {"-date", "Newest"}, {"date", "Oldest"}, {"title", "Title"}});
  auto const chosen = asked.value("sort").empty() ? "relevance" : asked.value("sort");
  html.open("nav", {{"class", "sorts"}, {"aria-label", "Order"}}).text("Order: ");
  for (auto const& [value, label] : sorts)
    if (chosen == value) html.leaf("strong", {{"aria-current", "true"}}, label).text(" ");
    else html.leaf("a", {{"href", asked.with("sort", value == "relevance" ? "" : value).address()}}, label).text(" ");
  write_switches(html, asked);
  html.close();
}

void write_paging(HtmlWriter& html, QueryString const& asked, SearchView const& view) {
  auto const limit = std::max(view.request.limit, 1U), offset = view.request.offset;
  auto const total = std::min<std::uint64_t>(view.request.group ? view.answer.listed : view.answer.total, deepest);
  if (total <= limit) return;
  auto const at = [&](std::uint64_t where) { return asked.with("offset", where == 0 ? "" : std::to_string(where)).address(); };
  html.open("nav", {{"class", "paging"}, {"aria-label", "Pages"}});
  if (offset > 0) html.leaf("a", {{"rel", "prev"}, {"href", at(offset > limit ? offset - limit : 0)}}, "← Previous");
  html.leaf("span", "Page " + std::to_string(offset / limit + 1) + " of " + grouped((total + limit - 1) / limit));
  if (offset + limit < total && offset + 2 * limit <= deepest) html.leaf("a", {{"rel", "next"}, {"href", at(offset + limit)}}, "Next →");
  html.close();
}

void write_advice(HtmlWriter& html, QueryString const& asked, SearchView const& view) {
  html.leaf("p", {{"class", "none"}}, "Nothing was found.").leaf("h2", "What may help").open("ul", {{"class", "advice"}});
  auto const filters = active_filters(asked);
  for (auto const& filter : filters) html.open("li").leaf("a", {{"href", filter.without.address()}}, "Search without " + filter.label).close();
  if (filters.size() > 1) html.open("li").leaf("a", {{"href", QueryString{}.with("q", view.request.text).address()}}, "Search without any filter").close();
  if (view.request.offset > 0) html.open("li").leaf("a", {{"href", asked.with("offset", "").address()}}, "Go to the first page").close();
  if (view.request.text.find_first_of("\"+-:()=") != std::string::npos) html.leaf("li", "Leave out quotes and signs: plain words find more.");
  html.leaf("li", "Try another word for it, or the word in another language; any inflected form will do.");
  html.open("li").leaf("a", {{"href", "/"}}, "See which topics there are").close();
  html.close();
}

void write_summary(HtmlWriter& html, QueryString const& asked, SearchView const& view) {
  auto const& answer = view.answer;
  html.open("p", {{"class", "count"}, {"role", "status"}}).text(counted(answer.total, "article", "articles"));
  if (answer.partial) html.text(", as far as was searched in the time given");
  html.close();
  if (answer.note) html.leaf("p", {{"class", "note"}}, *answer.note);
  if (answer.did_you_mean) html.open("p", {{"class", "note"}}).text("Did you mean ").leaf("a", {{"href", asked.with("q", *answer.did_you_mean).address()}}, *answer.did_you_mean).text("?").close();
  if (view.request.explain && !answer.parsed.empty()) html.open("p", {{"class", "note"}}).text("Understood as ").leaf("code", answer.parsed).close();
}

}  // namespace

std::string search_page(SearchView const& view) {
  QueryString const asked(view.given);
  HtmlWriter html;
  begin_page(html, view.request.text.empty() ? "Articles – bifrons" : view.request.text + " – bifrons", asked, "results");
  html.leaf("h1", {{"class", "hidden"}}, view.request.text.empty() ? "Articles" : "Answers to " + view.request.text);
  html.open("div", {{"class", "columns"}});
  html.open("aside", {{"class", "desk"}, {"aria-label", "Filters"}});
  write_filters(html, asked, view.answer.facets, "d");
  html.close().open("section", {{"class", "answers"}, {"aria-label", "Answers"}});
  write_summary(html, asked, view);
  write_active(html, asked);
  html.open("details", {{"class", "phone"}}).leaf("summary", "Filters");
  write_filters(html, asked, view.answer.facets, "p");
  html.close();
  if (view.answer.hits.empty()) {
    write_advice(html, asked, view);
  } else {
    write_sorts(html, asked);
    html.open("ol", {{"class", "hits"}});
    for (auto const& hit : view.answer.hits) write_hit(html, asked, view, hit);
    html.close();
    write_paging(html, asked, view);
  }
  html.close().close();
  return end_page(html);
}

}  // namespace bifrons::api::web

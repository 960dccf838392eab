// SPDX-License-Identifier: GPL-3.0-or-later
// The text's stretches in other languages keep their lang, so that screen readers and hyphenation are right.
#include "searchd/api/web/document_page.hpp"

#include <algorithm>

#include "searchd/api/web/page.hpp"

namespace bifrons::api::web {
namespace {

using render::HtmlWriter;

void write_fact(HtmlWriter& html, Article const& article, std::string_view field, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  html.open("div").leaf("dt", label).open("dd");
  if (field == "url" && is_web_address(value)) html.leaf("a", {{"href", value}}, value);
  else html.text(value);
  if (auto const from = article.from.find(std::string(field)); from != article.from.end()) html.text(" ").leaf("span", {{"class", "from"}}, "from " + from->second);
  html.close().close();
}

void write_topics(HtmlWriter& html, Article const& article, std::vector<std::string> const& labels) {
  if (article.topics.empty()) return;
  html.open("div").leaf("dt", "Topics").open("dd");
  write_chips(html, article.topics, labels);
  html.close().close();
}

std::string tags(Article const& article) {
  std::string out;
  for (auto const& tag : article.tags) out += (out.empty() ? "" : ", ") + tag;
  return out;
}

/// The language of the block [start, end): that of the span that holds its beginning.
std::string_view block_language(Article const& article, std::size_t start) {
  auto const span = std::find_if(article.spans.begin(), article.spans.end(), [start](auto const& s) { return s.where.start <= start && start < s.where.end; });
  return span == article.spans.end() ? std::string_view{} : std::string_view(span->lang);
}

void write_text(HtmlWriter& html, Article const& article) {
  std::string_view const text = article.text;
  html.open("div", {{"class", "text"}, {"lang", article.lang, article.lang != "und"}});
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find("\n\n", at), text.size());
    auto const lang = block_language(article, at);
    if (end > at) html.leaf("p", {{"lang", lang, !lang.empty()}}, text.substr(at, end - at));
    at = end + 2;
  }
  html.close();
}

void write_similar(HtmlWriter& html, std::span<query::Hit const> similar) {
  if (similar.empty()) return;
  html.open("section", {{"class", "similar"}}).leaf("h2", "Similar posts").open("ul");
  for (auto const& hit : similar) {
    auto const& article = hit.article;
    html.open("li").leaf("a", {{"href", document_address(article.id)}, {"lang", article.lang, article.lang != "und"}}, article.title.empty() ? article.id : article.title);
    write_origin(html, hit);
    html.close();
  }
  html.close().close();
}

}  // namespace

std::string document_page(Article const& article, std::span<query::Hit const> similar, std::vector<std::string> const& topic_labels) {
  HtmlWriter html;
  auto const title = article.title.empty() ? std::string("(without title)") : article.title;
  begin_page(html, title + " – bifrons", QueryString{}, "document");
  html.open("article").leaf("h1", {{"lang", article.lang, article.lang != "und"}}, title);
  html.open("dl", {{"class", "facts"}});
  write_fact(html, article, "url", "Address", article.url);
  write_fact(html, article, "site", "Site", article.site);
  write_fact(html, article, "author", "Author", article.author);
  write_fact(html, article, "published", "Published", article.published.empty() ? "not known" : article.published);
  write_fact(html, article, "modified", "Modified", article.modified);
  write_fact(html, article, "lang", "Language", language_name(article.lang));
  write_topics(html, article, topic_labels);
  write_fact(html, article, "tags", "Tags", tags(article));
  write_fact(html, article, "fetched", "Fetched", article.fetched);
  write_fact(html, article, "id", "Id", article.id);
  html.close();
  write_text(html, article);
  html.close();
  write_similar(html, similar);
  return end_page(html);
}

}  // namespace bifrons::api::web

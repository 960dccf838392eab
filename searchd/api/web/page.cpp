// SPDX-License-Identifier: GPL-3.0-or-later
// Plain semantic HTML: header, main, footer; all looks are the style sheet's.
#include "searchd/api/web/page.hpp"

#include <array>
#include <utility>

namespace bifrons::api::web {
namespace {

using render::HtmlWriter;

void search_form(HtmlWriter& html, QueryString const& asked) {
  html.open("form", {{"action", "/"}, {"method", "get"}, {"role", "search"}, {"class", "search"}});
  html.leaf("label", {{"for", "q"}, {"class", "hidden"}}, "Search the knowledge base");
  html.empty("input", {{"type", "search"}, {"id", "q"}, {"name", "q"}, {"value", asked.value("q")}, {"maxlength", "1000"}, {"autocomplete", "off"},
                       {"placeholder", "Words in English, Finnish or Russian"}});
  for (auto const& parameter : asked.parameters())
    if (parameter.name != "q" && parameter.name != "offset") html.empty("input", {{"type", "hidden"}, {"name", parameter.name}, {"value", parameter.value}});
  html.leaf("button", {{"type", "submit"}}, "Search").close();
}

}  // namespace

void begin_page(HtmlWriter& html, std::string_view title, QueryString const& asked, std::string_view kind) {
  html.doctype().open("html", {{"lang", "en"}}).open("head");
  html.empty("meta", {{"charset", "utf-8"}}).empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.leaf("title", title).empty("link", {{"rel", "stylesheet"}, {"href", "/style.css"}});
  html.empty("link", {{"rel", "search"}, {"type", "application/opensearchdescription+xml"}, {"title", "bifrons"}, {"href", "/opensearch.xml"}});
  html.empty("link", {{"rel", "icon"}, {"href", "data:,"}}).close();
  html.open("body", {{"class", kind}});
  html.leaf("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to content");
  html.open("header").open("div", {{"class", "bar"}});
  html.leaf("a", {{"class", "name"}, {"href", "/"}}, "bifrons");
  search_form(html, asked);
  html.close().close().open("main", {{"id", "main"}});
}

std::string end_page(HtmlWriter& html) {
  html.close().open("footer").open("nav", {{"aria-label", "More"}});
  html.leaf("a", {{"href", "/"}}, "Start").text(" ").leaf("a", {{"href", "/outline"}}, "Outline of a book").text(" ");
  html.leaf("a", {{"href", "/openapi.json"}}, "API").close().close();
  return html.take();
}

bool is_web_address(std::string_view address) { return address.starts_with("http://") || address.starts_with("https://"); }

std::string document_address(std::string_view id) { return "/documents/" + http::escape(id); }

std::string_view language_name(std::string_view code) {
  constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"en", "English"}, {"fi", "Finnish"}, {"ru", "Russian"}, {"sv", "Swedish"}, {"et", "Estonian"}, {"de", "German"},
      {"fr", "French"}, {"es", "Spanish"}, {"uk", "Ukrainian"}, {"und", "unknown"},
  });
  for (auto const& [known, name] : names)
    if (known == code) return name;
  return code;
}

std::string grouped(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), "\u202F");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) { return grouped(number) + " " + std::string(number == 1 ? one : many); }

void write_chips(HtmlWriter& html, std::vector<TopicScore> const& topics, std::vector<std::string> const& labels) {
  for (std::size_t i = 0; i < topics.size(); ++i)
    html.leaf("a", {{"class", "chip"}, {"href", QueryString{}.adding("topic", topics[i].id).address()}}, i < labels.size() ? labels[i] : topics[i].id).text(" ");
}

void write_origin(HtmlWriter& html, query::Hit const& hit) {
  auto const& article = hit.article;
  html.open("p", {{"class", "origin"}});
  if (!article.site.empty()) html.leaf("span", {{"class", "site"}}, article.site).text(" ");
  if (!article.published.empty()) {
    auto const day = std::string_view(article.published).substr(0, 10);
    html.leaf("time", {{"datetime", day}}, day).text(" ");
  }
  if (article.lang != "und") html.leaf("span", language_name(article.lang)).text(" ");
  if (!article.author.empty()) html.leaf("span", article.author).text(" ");
  if (hit.duplicates > 0) html.leaf("span", {{"class", "copies"}}, counted(hit.duplicates, "copy", "copies")).text(" ");
  write_chips(html, article.topics, hit.topic_labels);
  html.close();
}

}  // namespace bifrons::api::web

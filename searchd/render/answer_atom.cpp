// SPDX-License-Identifier: GPL-3.0-or-later
// Atom wants an exact time for each entry; it gets the best that is known, and "published" only where it is true to the day.
#include "searchd/render/answer_atom.hpp"

#include <algorithm>

#include "corpus/article/date.hpp"
#include "searchd/render/html_writer.hpp"

namespace bifrons::render {
namespace {

/// An ISO date as an RFC 3339 time: the first moment that it may mean. "" where it is none.
std::string full_time(std::string_view iso) {
  if (!day_interval(iso)) return {};
  if (iso.size() > 10) {
    bool const zoned = iso.ends_with('Z') || iso.find_first_of("+-", 11) != std::string_view::npos;
    bool const seconds = std::count(iso.begin() + 10, iso.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(iso.size(), 19)), ':') == 2;
    if (seconds) return std::string(iso) + (zoned ? "" : "Z");
    iso = iso.substr(0, 10);
  }
  std::string out(iso);
  while (out.size() < 10) out += "-01";
  return out + "T00:00:00Z";
}

std::string updated(Article const& article) {
  for (auto const* date : {&article.modified, &article.published, &article.fetched})
    if (auto time = full_time(*date); !time.empty()) return time;
  return {};
}

void write_entry(HtmlWriter& xml, query::Hit const& hit, std::string const& feed_time) {
  auto const& article = hit.article;
  auto const time = updated(article);
  xml.open("entry", {{"xml:lang", article.lang, article.lang != "und"}});
  xml.leaf("id", article.url.empty() ? "urn:bifrons:" + article.id : article.url);
  xml.leaf("title", article.title.empty() ? article.id : article.title);
  if (!article.url.empty()) xml.empty("link", {{"href", article.url}});
  xml.leaf("updated", time.empty() ? feed_time : time);
  if (article.published.size() >= 10) xml.leaf("published", full_time(article.published));
  if (!article.author.empty()) xml.open("author").leaf("name", article.author).close();
  for (auto const& topic : article.topics) xml.empty("category", {{"term", topic.id}});
  xml.leaf("summary", {{"type", "html"}}, marked_html(hit.snippet));
  xml.close();
}

}  // namespace

std::string answer_atom(AnswerView const& view) {
  std::string newest;
  for (auto const& hit : view.answer.hits) newest = std::max(newest, updated(hit.article));
  if (newest.empty()) newest = iso_now();
  HtmlWriter xml;
  xml.xml_head().open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}});
  xml.leaf("title", view.request.text.empty() ? "bifrons: all articles" : "bifrons: " + view.request.text);
  xml.leaf("id", view.address.empty() ? "urn:bifrons:search:" + view.request.text : std::string(view.address));
  if (!view.address.empty()) xml.empty("link", {{"rel", "self"}, {"href", view.address}});
  xml.leaf("updated", newest).open("author").leaf("name", "bifrons").close();
  for (auto const& hit : view.answer.hits) write_entry(xml, hit, newest);
  return xml.take();
}

}  // namespace bifrons::render

// SPDX-License-Identifier: GPL-3.0-or-later
// What fetch and source know: robots.txt, feeds, sitemaps, feed lists.
#include <algorithm>
#include <array>

#include "corpus/url/url.hpp"
#include "indexer/dates/dates.hpp"
#include "indexer/fetch/robots.hpp"
#include "indexer/source/feed.hpp"
#include "indexer/source/opml.hpp"
#include "indexer/source/sitemap.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

namespace json = boost::json;

json::value or_null(std::string const& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::value time_or_null(std::string const& iso) { return or_null(dates::to_utc(iso).value_or("")); }

json::value robots(json::object const& in) {
  auto const rules = fetch::Robots::parse(text_of(in, "robots"), text_of(in, "agent"));
  return json::object{{"allowed", rules.allowed(text_of(in, "url"))}};
}

json::value robots_delay(json::object const& in) {
  auto const delay = fetch::Robots::parse(text_of(in, "robots"), text_of(in, "agent")).crawl_delay();
  return json::object{{"crawl_delay", delay ? json::value(*delay) : json::value(nullptr)}};
}

json::value robots_sitemaps(json::object const& in) {
  json::array found;
  auto const rules = fetch::Robots::parse(text_of(in, "robots"), "bifrons");
  for (auto const& written : rules.sitemaps()) {
    auto const parts = url::parse(written, text_of(in, "base"));
    if (!parts || (parts->protocol != "http:" && parts->protocol != "https:")) continue;
    json::value const address(parts->href);
    if (std::find(found.begin(), found.end(), address) == found.end()) found.push_back(address);
  }
  return json::object{{"sitemaps", std::move(found)}};
}

json::value robots_http(json::object const& in) {
  std::vector<fetch::RobotsResponse> responses;
  for (auto const& value : in.at("responses").as_array()) {
    auto const& response = value.as_object();
    auto const* status = response.if_contains("status");
    auto const location = url::parse(text_of(response, "location"), "https://example.com/robots.txt");
    bool const followed = response.contains("location") && location && (location->protocol == "http:" || location->protocol == "https:");
    responses.push_back({status == nullptr ? 0 : status->to_number<int>(), followed});
  }
  constexpr std::string_view names[] = {"allow_all", "disallow_all", "use_body"};
  auto const name = names[static_cast<std::size_t>(fetch::robots_policy(responses))];
  return json::object{{"policy", json::string_view(name.data(), name.size())}};
}

json::array strings(std::vector<std::string> const& from) { return json::array(from.begin(), from.end()); }

json::value person(source::Person const& p) {
  return json::object{{"name", or_null(p.name)}, {"email", or_null(p.email)}, {"uri", or_null(p.uri)}};
}

json::array links(std::vector<source::FeedLink> const& from) {
  json::array out;
  for (auto const& l : from)
    out.push_back(json::object{{"href", l.href}, {"rel", l.rel}, {"type", or_null(l.type)}, {"title", or_null(l.title)}, {"hreflang", or_null(l.hreflang)}});
  return out;
}

template <class T> json::object common(T const& from) {
  return json::object{{"title", from.title}, {"link", or_null(from.link)}, {"links", links(from.links)}, {"id", or_null(from.id)},
                      {"language", or_null(from.language)}, {"author", or_null(from.author.printed())}, {"author_detail", person(from.author)},
                      {"updated", time_or_null(from.updated)}, {"published", time_or_null(from.published)}, {"rights", or_null(from.rights)},
                      {"categories", strings(from.categories)}};
}

json::value item(source::FeedItem const& from) {
  auto out = common(from);
  json::array content, contributors, enclosures;
  for (auto const& c : from.content)
    content.push_back(json::object{{"value", c.value}, {"type", c.type}, {"language", or_null(c.language)}, {"src", or_null(c.src)}});
  for (auto const& p : from.contributors) contributors.push_back(person(p));
  for (auto const& e : from.enclosures) enclosures.push_back(json::object{{"url", e.url}, {"type", or_null(e.type)}, {"length", or_null(e.length)}});
  out["summary"] = from.summary;
  out["created"] = time_or_null(from.created);
  out["comments"] = or_null(from.comments);
  out["content"] = std::move(content);
  out["contributors"] = std::move(contributors);
  out["enclosures"] = std::move(enclosures);
  out["source"] = json::object{{"id", or_null(from.source_id)}, {"title", or_null(from.source_title)}, {"link", or_null(from.source_link)}};
  return out;
}

json::value feeds(json::object const& in) {
  source::FeedHeaders headers;
  if (auto const* given = in.if_contains("headers"); given != nullptr && given->is_object()) {
    headers.content_type = text_of(given->get_object(), "content-type");
    headers.content_location = text_of(given->get_object(), "content-location");
    headers.content_language = text_of(given->get_object(), "content-language");
  }
  auto const feed = source::parse_feed(bytes_of(in, "body"), text_of(in, "url"), headers);
  if (!feed) return error_answer(feed.error().what);
  auto meta = common(*feed);
  meta["description"] = feed->description;
  meta["generator"] = or_null(feed->generator);
  meta["image"] = or_null(feed->image);
  meta["icon"] = or_null(feed->icon);
  meta["logo"] = or_null(feed->logo);
  json::array items;
  for (auto const& i : feed->items) items.push_back(item(i));
  return json::object{{"version", feed->version}, {"encoding", feed->encoding}, {"feed", std::move(meta)}, {"items", std::move(items)}};
}

json::value sitemaps(json::object const& in) {
  auto const sitemap = source::parse_sitemap(bytes_of(in, "body"), text_of(in, "url"), text_of(in, "content_type"));
  if (!sitemap) return error_answer(sitemap.error().what);
  constexpr std::string_view kinds[] = {"urlset", "index", "text", "feed", "unknown"};
  json::array urls, indexed;
  for (auto const& u : sitemap->urls) {
    json::object alternates;
    for (auto const& [lang, address] : u.alternates) alternates[lang] = address;
    urls.push_back(json::object{{"loc", u.loc}, {"lastmod", time_or_null(u.lastmod)}, {"alternates", std::move(alternates)},
                                {"news", json::object{{"title", or_null(u.news_title)}, {"language", or_null(u.news_language)}, {"date", time_or_null(u.news_date)}}}});
  }
  for (auto const& s : sitemap->sitemaps) indexed.push_back(json::object{{"loc", s.loc}, {"lastmod", time_or_null(s.lastmod)}});
  auto const kind = kinds[static_cast<std::size_t>(sitemap->kind)];
  return json::object{{"kind", json::string_view(kind.data(), kind.size())}, {"urls", std::move(urls)}, {"sitemaps", std::move(indexed)}};
}

json::array listed(std::vector<source::ListedSource> const& from) {
  json::array out;
  for (auto const& s : from) out.push_back(json::object{{"title", s.title}, {"url", s.url}});
  return out;
}

json::value opml(json::object const& in) {
  auto const list = source::parse_opml(bytes_of(in, "body"));
  if (!list) return error_answer(list.error().what);
  return json::object{{"title", or_null(list->title)}, {"feeds", listed(list->feeds)}, {"lists", listed(list->lists)}};
}

constexpr auto suites = std::to_array<Suite>({
    {"robots", robots}, {"robots-delay", robots_delay}, {"robots-sitemaps", robots_sitemaps}, {"robots-http", robots_http},
    {"feeds", feeds}, {"html-sanitize", feeds}, {"sitemaps", sitemaps}, {"opml", opml},
});

}  // namespace

std::span<Suite const> source_suites() { return suites; }

}  // namespace bifrons::conformance

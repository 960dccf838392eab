// SPDX-License-Identifier: GPL-3.0-or-later
// Objects are gathered without recursion, the one most like an article is read, references by @id are followed once.
#include "indexer/extract/json_ld.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <unordered_map>

#include "indexer/extract/letters.hpp"
#include "indexer/html/dom.hpp"

namespace bifrons::extract {
namespace {

namespace json = boost::json;
constexpr std::size_t script_bytes = 2u << 20, objects_max = 5000, names_max = 20;

std::string_view view(json::string const& text) { return {text.data(), text.size()}; }

/// Control characters inside strings and trailing commas are common; the former end a strict parse.
std::string cleaned(std::string_view script) {
  script = trimmed(script);
  for (std::string_view const open : {"<!--", "<![CDATA[", "/*<![CDATA[*/", "//<![CDATA["})
    if (script.starts_with(open)) script.remove_prefix(open.size());
  for (std::string_view const close : {"-->", "]]>", "/*]]>*/", "//]]>"})
    if (script.ends_with(close)) script.remove_suffix(close.size());
  std::string out(trimmed(script));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  while (!out.empty() && out.back() == ';') out.pop_back();
  return out;
}

json::value parsed(std::string_view script) {
  if (script.size() > script_bytes) return {};
  json::parse_options options;
  options.max_depth = 48;
  options.allow_trailing_commas = true;
  options.allow_invalid_utf8 = true;
  boost::system::error_code error;
  auto value = json::parse(cleaned(script), error, {}, options);
  return error ? json::value() : value;
}

struct Graph {
  std::vector<json::object const*> objects;
  std::unordered_map<std::string_view, json::object const*> by_id;
};

Graph gather(std::vector<json::value> const& roots) {
  Graph out;
  std::vector<json::value const*> open;
  for (auto at = roots.rbegin(); at != roots.rend(); ++at) open.push_back(&*at);
  while (!open.empty() && out.objects.size() < objects_max) {
    auto const* value = open.back();
    open.pop_back();
    if (auto const* list = value->if_array()) {
      for (auto at = list->end(); at != list->begin();) open.push_back(&*--at);
    } else if (auto const* object = value->if_object()) {
      out.objects.push_back(object);
      auto const* id = object->if_contains("@id");
      if (id != nullptr && id->is_string() && object->size() > 1) out.by_id.emplace(view(id->get_string()), object);
      for (auto at = object->end(); at != object->begin();) open.push_back(&(--at)->value());
    }
  }
  return out;
}

/// All strings that a value may stand for: itself, its list, its @value or name.
void strings_of(json::value const* value, std::string_view key, Graph const& graph, std::vector<std::string>& out, int depth = 0) {
  if (value == nullptr || depth > 3 || out.size() >= names_max) return;
  if (auto const* text = value->if_string()) {
    auto const found = graph.by_id.find(view(*text));
    if (found != graph.by_id.end()) return strings_of(found->second->if_contains(key), key, graph, out, depth + 1);
    if (!text->empty()) out.emplace_back(view(*text));
  } else if (auto const* list = value->if_array()) {
    for (auto const& item : *list) strings_of(&item, key, graph, out, depth + 1);
  } else if (auto const* object = value->if_object()) {
    for (auto const& name : {key, std::string_view("@value"), std::string_view("name"), std::string_view("@id")}) {
      auto const* member = object->if_contains(name);
      if (member == nullptr) continue;
      auto const before = out.size();
      if (name == "@id" && !(member->is_string() && graph.by_id.contains(view(member->get_string())))) return;
      strings_of(member, key, graph, out, depth + 1);
      if (out.size() > before) return;
    }
  }
}

/// Many publishers write "Tom &amp; Jerry" here, as if it were HTML.
std::string without_references(std::string_view text) {
  std::string escaped;
  for (char const c : text) c == '<' ? escaped += "&lt;" : escaped += c;
  auto const document = html::Document::parse_fragment(escaped, "body");
  std::string out;
  if (document)
    for (auto const& node : document->nodes()) out += node.kind == html::NodeKind::text ? node.text : std::string_view();
  return out.empty() ? std::string(text) : out;
}

std::vector<std::string> strings(json::object const& object, std::string_view member, Graph const& graph, std::string_view key = "name") {
  std::vector<std::string> out;
  strings_of(object.if_contains(member), key, graph, out);
  for (auto& text : out)
    if (text.find('&') != std::string::npos && text.size() < 2000) text = without_references(text);
  return out;
}

std::string first(json::object const& object, std::string_view member, Graph const& graph, std::string_view key = "name") {
  auto all = strings(object, member, graph, key);
  return all.empty() ? std::string() : std::move(all.front());
}

std::vector<std::string> types_of(json::object const& object) {
  std::vector<std::string> out;
  Graph const none;
  strings_of(object.if_contains("@type"), "name", none, out);
  for (auto& type : out)
    if (auto const slash = type.find_last_of("/#:"); slash != std::string::npos) type.erase(0, slash + 1);
  return out;
}

/// How much an object is the page's article: 0 for what is none.
int rank(std::string_view type) {
  if (type.ends_with("Article") || type == "BlogPosting" || type == "Report" || type == "LiveBlogPosting" || type == "SocialMediaPosting") return 4;
  if (type.ends_with("NewsArticle") || type == "TechArticle" || type == "ScholarlyArticle") return 4;
  if (type == "Recipe" || type == "HowTo" || type == "Review" || type == "CreativeWork" || type == "Chapter" || type == "Blog") return type == "Blog" ? 0 : 2;
  if (type == "WebPage" || type == "ItemPage" || type == "AboutPage" || type == "FAQPage" || type == "MedicalWebPage" || type == "Course") return 1;
  return 0;
}

bool is_list_type(std::string_view type) {
  constexpr std::array<std::string_view, 6> lists{"CollectionPage", "SearchResultsPage", "Blog", "ItemList", "ProfilePage", "ArchivePage"};
  return std::ranges::find(lists, type) != lists.end();
}

void read_object(json::object const& object, Graph const& graph, JsonLd& out) {
  auto const fill = [&](std::string& field, std::string_view member, std::string_view key = "name") {
    if (field.empty()) field = first(object, member, graph, key);
  };
  fill(out.headline, "headline");
  fill(out.name, "name");
  fill(out.published, "datePublished");
  fill(out.modified, "dateModified");
  fill(out.language, "inLanguage", "alternateName");
  fill(out.url, "url");
  fill(out.body, "articleBody");
  fill(out.description, "description");
  fill(out.publisher, "publisher");
  fill(out.licence, "license", "url");
  fill(out.image, "image", "url");
  if (out.authors.empty()) out.authors = strings(object, "author", graph);
  if (out.authors.empty()) out.authors = strings(object, "creator", graph);
  if (out.tags.empty()) {
    out.tags = strings(object, "keywords", graph);
    if (out.tags.empty()) out.tags = strings(object, "articleSection", graph);
  }
}

}  // namespace

JsonLd read_json_ld(std::vector<std::string_view> const& blocks, std::string_view title) {
  JsonLd out;
  std::vector<json::value> roots;
  for (auto const& block : blocks) roots.push_back(parsed(block));
  auto const graph = gather(roots);
  json::object const* best = nullptr;
  int best_rank = 0;
  auto const wanted = lowered(title);
  for (auto const* object : graph.objects) {
    for (auto const& type : types_of(*object)) {
      if (type == "WebSite" && out.site.empty()) out.site = first(*object, "name", graph);
      if (is_list_type(type)) out.list = true;
      int r = rank(type) * 10;
      if (r == 0) continue;
      auto const headline = lowered(first(*object, "headline", graph));
      if (!headline.empty() && !wanted.empty() && (wanted.find(headline) != std::string::npos || headline.find(wanted) != std::string::npos)) r += 5;
      if (object->contains("datePublished")) r += 2;
      if (r <= best_rank) continue;
      best = object;
      best_rank = r;
      out.type = type;
    }
  }
  if (best != nullptr) {
    read_object(*best, graph, out);
    out.article = best_rank >= 40;
  }
  return out;
}

}  // namespace bifrons::extract

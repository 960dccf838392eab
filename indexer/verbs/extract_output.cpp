// SPDX-License-Identifier: GPL-3.0-or-later
// Extractions and explanations as lines for programs and for people.
#include "indexer/verbs/extract_output.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <ostream>

#include "corpus/article/article_json.hpp"
#include "corpus/command/shown.hpp"
#include "corpus/url/url.hpp"
#include "indexer/extract/letters.hpp"

namespace bifrons::indexer_verbs {
namespace {

namespace json = boost::json;
using command::one_line;

/// The page's own fields beside the article's, each with its signal.
void put_about(json::object& out, extract::About const& about) {
  auto const put = [&out](std::string_view name, std::string const& value) { out[name] = value.empty() ? json::value(nullptr) : json::value(value); };
  put("site_name", about.site_name);
  put("description", about.description);
  put("licence", about.licence);
  put("image", about.image);
  auto& from = out["from"].get_object();
  for (auto const& [field, signal] : about.from) from[field] = signal;
}

std::string several_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    out.append(one_line(text.substr(at, end - at))).append("\n");
    at = end + 1;
  }
  return out;
}

/// The fields of an article that stand above its text, with the signal of each.
void put_fields(Article const& article, std::string_view kind, std::ostream& out) {
  auto const put = [&](std::string_view name, std::string const& value) {
    if (value.empty()) return;
    auto const from = article.from.find(std::string(name));
    out << name << ": " << one_line(value) << (from == article.from.end() ? "" : " (" + from->second + ")") << '\n';
  };
  out << "kind: " << kind << '\n';
  put("title", article.title);
  put("author", article.author);
  put("published", article.published);
  put("modified", article.modified);
  put("lang", article.lang);
  put("url", article.url);
}

std::string begin_of(std::string_view text) {
  constexpr std::size_t most = 100;
  if (text.size() <= most) return one_line(text);
  auto end = most;
  while (end > 0 && !extract::begins_code_point(text[end])) --end;
  return one_line(text.substr(0, end)) + "…";
}

std::string_view colour_of(std::string_view role) {
  if (role == "body") return "32";
  return role == "furniture" ? "31" : role == "outside" ? "2" : "34";
}

json::object block_json(extract::ExplainedBlock const& block) {
  return {{"role", block.role}, {"reason", block.reason}, {"kind", std::string(1, block_letter(block.kind, block.level))}, {"place", block.place}, {"text", block.text}};
}

void put_block(extract::ExplainedBlock const& block, command::Console& console) {
  std::string role(block.role);
  role.resize(10, ' ');
  if (console.colour) role = "\x1b[" + std::string(colour_of(block.role)) + "m" + role + "\x1b[0m";
  console.out << role << begin_of(block.text) << "\n          " << block.reason << " (" << one_line(block.place) << ")\n";
}

void print_article(Article const& article, extract::PageKind kind, std::string const& format, command::Console& console) {
  if (format == "markdown") {
    console.out << to_markdown(article);
  } else if (format == "tsv") {
    console.out << one_line(article.id) << '\t' << one_line(article.url) << '\t' << one_line(article.title) << '\t' << one_line(article.text) << '\n';
  } else {
    put_fields(article, extract::name_of(kind), console.out);
    console.out << '\n' << several_lines(article.text);
  }
}

}  // namespace

void settle(extract::Extraction& extraction, std::string const& url, std::string const& id) {
  Article& article = extraction.article;
  if (article.url.empty()) article.url = url::canonical(url).value_or(url);
  if (article.site.empty() && !article.url.empty()) article.site = url::site(article.url);
  article.content_hash = content_hash(article.text);
  article.id = id.empty() ? article_id(article) : id;
  for (auto& post : extraction.posts) post.id = article_id(post);
}

std::string extraction_json(extract::Extraction const& extraction) {
  auto object = to_json(extraction.article);
  put_about(object, extraction.about);
  object["kind"] = extract::name_of(extraction.kind);
  json::array posts;
  for (auto const& post : extraction.posts) posts.push_back(to_json(post));
  if (!posts.empty()) object["posts"] = std::move(posts);
  return json::serialize(object);
}

void print_extraction(extract::Extraction const& extraction, std::string const& format, command::Console& console) {
  if (format == "json" || format == "jsonl") {
    console.out << extraction_json(extraction) << '\n';
  } else if (extraction.posts.empty()) {
    print_article(extraction.article, extraction.kind, format, console);
  } else {
    for (auto const& post : extraction.posts) print_article(post, extract::PageKind::article, format, console);
  }
}

void print_explanation(extract::Explanation const& explanation, std::string const& format, command::Console& console) {
  if (format == "html") {
    console.out << explanation.page;
  } else if (format == "tsv") {
    for (auto const& block : explanation.blocks)
      console.out << block.role << '\t' << block.reason << '\t' << block_letter(block.kind, block.level) << '\t' << one_line(block.place) << '\t' << one_line(block.text) << '\n';
  } else if (format == "json") {
    json::array blocks;
    for (auto const& block : explanation.blocks) blocks.push_back(block_json(block));
    auto article = to_json(explanation.extraction.article);
    article["kind"] = extract::name_of(explanation.extraction.kind);
    console.out << json::serialize(json::object{{"article", std::move(article)}, {"blocks", std::move(blocks)}}) << '\n';
  } else if (format == "jsonl") {
    for (auto const& block : explanation.blocks) console.out << json::serialize(block_json(block)) << '\n';
  } else {
    put_fields(explanation.extraction.article, extract::name_of(explanation.extraction.kind), console.out);
    console.out << '\n';
    for (auto const& block : explanation.blocks) put_block(block, console);
  }
}

}  // namespace bifrons::indexer_verbs

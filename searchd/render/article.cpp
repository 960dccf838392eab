// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON form is the corpus's own; the text form is for reading.
#include "searchd/render/article.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "corpus/article/article_json.hpp"
#include "searchd/render/json_writer.hpp"

namespace bifrons::render {
namespace {

void add_line(std::string& out, Article const& article, std::string_view field, std::string_view value, Style style) {
  if (value.empty()) return;
  std::string const label = std::string(field) + std::string(field.size() < 10 ? 10 - field.size() : 1, ' ');
  out += styled(label, "36", style) + one_line(value);
  if (auto const from = article.from.find(std::string(field)); from != article.from.end()) out += styled(" (" + one_line(from->second) + ")", "2", style);
  out += '\n';
}

template <class Items, class Name>
std::string joined(Items const& items, Name name) {
  std::string out;
  for (auto const& item : items) out += (out.empty() ? "" : ", ") + name(item);
  return out;
}

}  // namespace

std::string article_json(Article const& article) {
  JsonWriter json;
  json.value(boost::json::value(to_json(article)));
  return json.take();
}

std::string article_text(Article const& article, Style style, std::vector<std::string> const& topic_labels) {
  std::string out = styled(one_line(article.title.empty() ? "(without title)" : article.title), "1", style) + "\n\n";
  add_line(out, article, "id", article.id, style);
  add_line(out, article, "url", article.url, style);
  add_line(out, article, "site", article.site, style);
  add_line(out, article, "author", article.author, style);
  add_line(out, article, "published", article.published, style);
  add_line(out, article, "modified", article.modified, style);
  add_line(out, article, "lang", article.lang, style);
  add_line(out, article, "topics", topic_labels.size() == article.topics.size() ? joined(topic_labels, [](std::string const& label) { return label; }) : joined(article.topics, [](TopicScore const& topic) { return topic.id; }), style);
  add_line(out, article, "tags", joined(article.tags, [](std::string const& tag) { return tag; }), style);
  add_line(out, article, "fetched", article.fetched, style);
  add_line(out, article, "archived", article.archived, style);
  out += '\n';
  std::string_view rest = article.text;
  while (!rest.empty()) {
    auto const end = std::min(rest.find('\n'), rest.size());
    out += end == 0 ? "\n" : wrap(rest.substr(0, end), "", style);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

}  // namespace bifrons::render

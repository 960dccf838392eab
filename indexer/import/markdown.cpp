// SPDX-License-Identifier: GPL-3.0-or-later
// Posts in files as blogs and note programs keep them: front matter for the fields, the rest as Markdown or, in a .html file, as HTML.
#include <algorithm>

#include "corpus/charset/charset.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/front_matter.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/markdown_text.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

std::string_view file_stem(std::string_view name) {
  if (auto const slash = name.rfind('/'); slash != name.npos) name.remove_prefix(slash + 1);
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name.substr(0, name.rfind('.'));
}

/// Site generators keep posts whose body is HTML as .html files with front matter.
bool has_html_body(std::string_view name) {
  if (name.ends_with(".gz")) name.remove_suffix(3);
  auto const ending = lowered(name.substr(std::min(name.rfind('.'), name.size())));
  return ending == ".html" || ending == ".htm";
}

MarkdownText body_text(std::string_view body, std::string_view file) {
  if (!has_html_body(file)) return markdown_text(body);
  auto read = extract::fragment_blocks(body);
  return {{}, std::move(read.text), std::move(read.structure), {}};
}

bool truthy(std::string_view value) { return value == "true" || value == "yes" || value == "True" || value == "1"; }

bool falsy(std::string_view value) { return value == "false" || value == "no" || value == "False" || value == "0"; }

bool is_draft(FrontMatter const& matter) {
  if (truthy(matter.first("draft")) || falsy(matter.first("published")) || truthy(matter.first("private"))) return true;
  std::string const status = lowered(matter.first("status"));
  return status == "draft" || status == "private";
}

/// Values of the first of these fields that is there, or of all of them.
std::vector<std::string> values_of(FrontMatter const& matter, std::initializer_list<std::string_view> names, bool all) {
  std::vector<std::string> values;
  for (auto const name : names) {
    auto const at = matter.fields.find(std::string(name));
    if (at == matter.fields.end()) continue;
    for (auto const& value : at->second)
      if (std::find(values.begin(), values.end(), value) == values.end() && !value.empty()) values.push_back(value);
    if (!all && !values.empty()) break;
  }
  return values;
}

/// "a, b" in one scalar is two tags, as in "tags: a, b".
std::vector<std::string> split_tags(std::vector<std::string> values) {
  if (values.size() != 1 || values.front().find(',') == std::string::npos) return values;
  std::string const all = std::move(values.front());
  values.clear();
  for (std::size_t begin = 0; begin <= all.size();) {
    std::size_t const end = std::min(all.find(',', begin), all.size());
    if (auto const tag = trimmed(std::string_view(all).substr(begin, end - begin)); !tag.empty()) values.emplace_back(tag);
    begin = end + 1;
  }
  return values;
}

std::string first_date(FrontMatter const& matter, std::initializer_list<std::string_view> names) {
  for (auto const name : names)
    if (auto date = given_date(matter.first(name)); !date.empty()) return date;
  return {};
}

/// Jekyll keeps the date in the file's name: 2024-01-15-title.md.
std::string date_in_name(std::string_view stem) {
  return stem.size() > 11 && stem[4] == '-' && stem[7] == '-' && stem[10] == '-' ? given_date(stem.substr(0, 10)) : std::string();
}

/// "2024-01-15-two-words" is "two words"; names without a date stay as they are.
std::string title_of_stem(std::string_view stem) {
  if (date_in_name(stem).empty()) return std::string(stem);
  std::string title(stem.substr(11));
  std::replace(title.begin(), title.end(), '-', ' ');
  return title;
}

std::string joined(std::vector<std::string> const& names) {
  std::string all;
  for (auto const& name : names) all += (all.empty() ? "" : "; ") + name;
  return all;
}

void read_fields(FrontMatter const& matter, Batch const& batch, Article& article) {
  article.published = first_date(matter, {"date", "publishdate", "published", "pubdate", "created"});
  article.modified = first_date(matter, {"lastmod", "modified", "updated", "last_modified_at"});
  article.author = joined(values_of(matter, {"authors", "author"}, false));
  article.lang = values_of(matter, {"lang", "language", "locale"}, false).empty() ? "" : values_of(matter, {"lang", "language", "locale"}, false).front();
  for (auto const name : {"canonical_url", "canonicalurl", "canonical", "url", "source", "permalink"})
    if (auto const address = matter.first(name); article.url.empty() && (address.starts_with("http://") || address.starts_with("https://")))
      article.url = address;
  for (auto const name : {"permalink", "url"})
    if (auto const path = matter.first(name); article.url.empty() && !batch.site().empty() && path.starts_with('/') && path.find(':') == path.npos)
      article.url = batch.site() + path.substr(1);
  article.tags = split_tags(values_of(matter, {"tags", "tag", "keywords"}, false));
  auto more = split_tags(values_of(matter, {"categories", "category"}, true));
  if (!batch.ignores("topics"))
    for (auto& topic : split_tags(values_of(matter, {"topics"}, true))) more.push_back(std::move(topic));
  for (auto& tag : more)
    if (std::find(article.tags.begin(), article.tags.end(), tag) == article.tags.end()) article.tags.push_back(std::move(tag));
}

}  // namespace

void read_markdown(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  auto matter = read_front_matter(source);
  if (!matter) return batch.fail(file.name, matter.error());
  if (is_draft(*matter)) return batch.leave_out(file.name, "it is a draft");
  MarkdownText body = body_text(std::string_view(source).substr(matter->body), file.name);
  Item item;
  Article& article = item.article;
  read_fields(*matter, batch, article);
  std::string_view const stem = file_stem(file.name);
  if (article.published.empty()) article.published = date_in_name(stem);
  article.title = matter->first("title");
  if (article.title.empty()) article.title = body.title;
  else if (!body.title.empty() && body.title != article.title) {
    body.text = body.title + "\n\n" + body.text;
    body.structure.insert(0, 1, '1');
  }
  if (article.title.empty() && file.name != "standard input") article.title = title_of_stem(stem);
  for (auto& tag : body.tags)
    if (std::find(article.tags.begin(), article.tags.end(), tag) == article.tags.end()) article.tags.push_back(std::move(tag));
  article.text = std::move(body.text);
  article.structure = std::move(body.structure);
  batch.give(std::move(item), file.name);
}

}  // namespace bifrons::import

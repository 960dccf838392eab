// SPDX-License-Identifier: GPL-3.0-or-later
// The last steps that articles of every kind go through: clean strings, ids, and the word that fields were given.
#include "indexer/import/batch.hpp"

#include <algorithm>

#include "corpus/article/blocks.hpp"
#include "corpus/article/date.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/url/url.hpp"

namespace bifrons::import {
namespace {

void clean(Article& article) {
  for (auto* line : {&article.title, &article.author, &article.lang}) *line = text::squeeze(text::to_nfc(*line));
  article.text = text::to_nfc(article.text);
  for (auto& tag : article.tags) tag = text::squeeze(text::to_nfc(tag));
  std::erase(article.tags, std::string());
  for (auto* date : {&article.published, &article.modified})
    if (!day_interval(*date)) date->clear();
  if (article.lang.empty()) article.lang = "und";
}

void complete(Article& article, std::string const& anchor) {
  if (!article.url.empty()) {
    auto canonical = url::canonical(article.url);
    article.url = canonical ? std::move(*canonical) : std::string();
    if (canonical && !anchor.empty()) article.url.append("#").append(anchor);
  }
  if (!structure_fits(article.structure, article.text)) article.structure.clear();
  if (article.site.empty() && !article.url.empty()) article.site = url::site(article.url);
  if (article.id.empty()) article.id = article_id(article);
  if (article.content_hash.empty()) article.content_hash = content_hash(article.text);
}

/// A page not yet fetched is found by its title, or by its address where it has none.
void stand_in(Article& article) {
  if (article.title.empty()) article.title = article.url;
  if (text::squeeze(article.text).empty()) article.text = article.title;
}

/// Fields that no signal is named for came from the file as they are.
void mark_given(Article& article) {
  auto mark = [&article](std::string_view field, bool there) {
    if (there) article.from.try_emplace(std::string(field), "given");
  };
  mark("url", !article.url.empty());
  mark("title", !article.title.empty());
  mark("lang", article.lang != "und");
  mark("author", !article.author.empty());
  mark("published", !article.published.empty());
  mark("modified", !article.modified.empty());
  mark("tags", !article.tags.empty());
}

}  // namespace

Item entry(Article post) {
  Item out;
  if (auto const hash = post.url.find('#'); hash != std::string::npos) {
    out.anchor = post.url.substr(hash + 1);
    post.url.resize(hash);
  }
  out.article = std::move(post);
  return out;
}

void put_blocks(Article& article, extract::BlockText blocks) {
  article.text = std::move(blocks.text);
  article.structure = std::move(blocks.structure);
}

bool Batch::give(Item item, std::string_view where) {
  if (over()) return false;
  if (ignores("tags")) item.article.tags.clear();
  clean(item.article);
  if (item.kind == ItemKind::lead) stand_in(item.article);
  if (item.article.title.empty() && text::squeeze(item.article.text).empty()) {
    leave_out(where, "it has no text");
    return true;
  }
  complete(item.article, item.anchor);
  mark_given(item.article);
  ++summary_.taken;
  if (!sink_.take) return true;
  if (auto taken = sink_.take(std::move(item)); !taken) stop_ = std::move(taken.error());
  return !over();
}

void Batch::fail(Error error) {
  ++summary_.failed;
  if (sink_.failed) sink_.failed(error);
}

void Batch::fail(std::string_view where, Error const& why) {
  std::string what(where);
  // Sentences of other rooms stand behind a colon, our own halves go on.
  bool const own_half = why.what.starts_with("is ") || why.what.starts_with("holds ") || why.what.starts_with("cannot ");
  what += own_half ? " " : ": ";
  what += why.what;
  if (!what.ends_with('.')) what += '.';
  fail(Error{why.code, std::move(what), why.hint});
}

void Batch::leave_out(std::string_view where, std::string_view why) {
  ++summary_.left_out;
  if (sink_.left_out) sink_.left_out(where, why);
}

bool Batch::ignores(std::string_view field) const {
  return std::find(options_.ignore.begin(), options_.ignore.end(), field) != options_.ignore.end();
}

}  // namespace bifrons::import

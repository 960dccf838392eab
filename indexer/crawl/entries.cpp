// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of a page's entries stand beside the crawl state, a word a page.
#include "indexer/crawl/entries.hpp"

#include <algorithm>
#include <utility>

#include "corpus/url/url.hpp"
#include "indexer/crawl/fault.hpp"

namespace bifrons::crawl {
namespace {

std::string mark_of(std::string const& key) { return "entries:" + key; }

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> out;
  while (!line.empty()) {
    auto const end = std::min(line.find(' '), line.size());
    if (end > 0) out.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

}  // namespace

std::vector<Article> Entries::of(extract::Extraction& extraction, std::string const& key) {
  std::vector<Article> out;
  for (auto& post : extraction.posts) {
    auto const hash = post.url.find('#');
    if (hash == std::string::npos) continue;
    post.url.replace(0, hash, key);
    post.site = url::site(post.url);
    post.id = article_id(post);
    bool const again = std::ranges::any_of(out, [&](Article const& other) { return other.id == post.id; });
    if (!again) out.push_back(std::move(post));
  }
  return out;
}

void Entries::put(std::string const& key, std::vector<Article> entries) {
  std::vector<std::string> ids;
  for (auto& entry : entries) {
    ids.push_back(entry.id);
    must(writer_.put(std::move(entry)));
  }
  replace(key, ids);
}

bool Entries::remove(std::string const& key) { return replace(key, {}); }

bool Entries::replace(std::string const& key, std::vector<std::string> const& ids) {
  auto const before = must(state_.mark(mark_of(key)));
  std::string line;
  for (auto const& id : ids) line.append(line.empty() ? "" : " ").append(id);
  if (line == before) return false;
  for (auto const& id : words_of(before))
    if (std::ranges::find(ids, id) == ids.end()) must(writer_.remove(id));
  must(state_.put_mark(mark_of(key), line));
  return true;
}

}  // namespace bifrons::crawl

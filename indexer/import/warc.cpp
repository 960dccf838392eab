// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives: each kept page goes through the extractor as it would from the network.
#include <unordered_map>

#include "corpus/url/url.hpp"
#include "indexer/archive/captured_page.hpp"
#include "indexer/archive/warc_reader.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t addresses_bound = 1'000'000;

bool is_page(archive::CapturedPage const& page) {
  auto const type = lowered(page.content_type);
  bool const web = page.url.starts_with("http://") || page.url.starts_with("https://");
  return web && (type.find("html") != type.npos || type.find('/') == type.npos);
}

/// What a page says it is called, unless another page of the file came under that name with another text.
class Addresses {
 public:
  std::string of(Article const& article, std::string const& own) {
    if (article.url.empty() || article.url == own || claimed_.size() >= addresses_bound) return own;
    auto const [at, first] = claimed_.try_emplace(article.url, own, content_hash(article.text));
    return first || at->second.first == own || at->second.second == content_hash(article.text) ? article.url : own;
  }

 private:
  std::unordered_map<std::string, std::pair<std::string, std::string>> claimed_;  ///< claimed address -> own one, text
};

void read_page(archive::Record const& record, archive::CapturedPage const& page, std::string_view name, Addresses& addresses, Batch& batch) {
  auto found = extract::extract({.bytes = page.body, .url = page.url, .content_type = page.content_type, .rules = batch.options().rules.of(page.url)});
  if (!found) return batch.fail(page.url, found.error());
  if (found->noindex) return batch.leave_out(page.url, "it asks not to be stored");
  for (auto& post : found->posts) {
    if (!extract::is_entry(post)) continue;  // its own page is in the archive, or was not meant to be
    post.fetched = page.captured;
    post.archived = std::string(name.substr(name.rfind('/') + 1)) + '#' + std::to_string(record.offset);
    batch.give(entry(std::move(post)), page.url);
  }
  if (!found->posts.empty()) return;
  if (extract::is_list(found->kind)) return batch.leave_out(page.url, "it is a list of posts, not a post");
  if (found->kind != extract::PageKind::article) return batch.leave_out(page.url, "no article was found in it");
  auto& article = found->article;
  article.url = addresses.of(article, url::canonical(page.url).value_or(page.url));
  article.from.try_emplace("url", "given");
  article.fetched = page.captured;
  article.archived = std::string(name.substr(name.rfind('/') + 1)) + '#' + std::to_string(record.offset);
  batch.give({.article = std::move(article)}, page.url);
}

}  // namespace

void read_warc(Input& input, std::string_view name, Batch& batch) {
  Addresses addresses;
  archive::WarcReader reader(input.raw(), [&](std::string const& what) { batch.fail(Error{ErrorCode::unreadable, std::string(name) + ": " + what + ".", "what could be read was taken"}); });
  while (auto const record = reader.next()) {
    if (batch.over()) return;
    if (auto const page = archive::captured_page(*record); page && is_page(*page)) read_page(*record, *page, name, addresses, batch);
  }
}

}  // namespace bifrons::import

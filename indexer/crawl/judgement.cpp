// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements over an extraction and what is known of its page.
#include "indexer/crawl/judgement.hpp"

#include "corpus/article/article_json.hpp"
#include "indexer/crawl/text_key.hpp"

namespace bifrons::crawl {

std::string fingerprint(Article article) {
  auto const text = text_key(article.text);
  article.fetched.clear();
  article.id.clear();
  article.url.clear();
  return text + ':' + content_hash(to_json_line(article));
}

bool is_article(extract::Extraction const& extraction, source::PageRow const& row) {
  constexpr std::size_t shortest = 200;
  if (extraction.kind == extract::PageKind::article) return true;
  return !row.hint.empty() && extraction.article.text.size() >= shortest;
}

}  // namespace bifrons::crawl

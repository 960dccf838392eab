// SPDX-License-Identifier: GPL-3.0-or-later
// Judgements over an extraction and what is known of its page.
#include "indexer/crawl/judgement.hpp"

#include "corpus/article/article_json.hpp"
#include "indexer/crawl/hint.hpp"
#include "indexer/crawl/text_key.hpp"

namespace bifrons::crawl {
namespace {

/// What a fingerprint ends in where nothing but the running text, or nothing at all on the page, gives the day of publishing.
constexpr std::string_view undated = ":undated", dated_by_text = ":text";

std::string_view day_mark(Article const& article) {
  auto const dating = dating_of(article);
  return dating == Dating::none ? undated : dating == Dating::text ? dated_by_text : std::string_view{};
}

}  // namespace

Dating dating_of(Article const& article) {
  auto const from = article.from.find("published");
  if (article.published.empty() || (from != article.from.end() && from->second == "feed")) return Dating::none;
  return from != article.from.end() && from->second == "text" ? Dating::text : Dating::sure;
}

std::string fingerprint(Article article) {
  auto const text = text_key(article.text);
  auto const day = day_mark(article);
  article.fetched.clear();
  article.id.clear();
  article.url.clear();
  return text + ':' + content_hash(to_json_line(article)) + std::string(day);
}

bool is_article(extract::Extraction const& extraction, source::PageRow const& row) {
  constexpr std::size_t shortest = 200, longest_note = 1'000;
  auto const length = extraction.article.text.size();
  if (extraction.kind == extract::PageKind::article) return true;
  if (!tells_day(row.hint) || length < shortest) return false;
  return extract::is_list(extraction.kind) || length < longest_note;
}

Dating dating_of(source::PageRow const& row) { return tells_day(row.hint) ? Dating::sure : own_dating_of(row); }

Dating own_dating_of(source::PageRow const& row) {
  return row.content_hash.ends_with(undated) ? Dating::none : row.content_hash.ends_with(dated_by_text) ? Dating::text : Dating::sure;
}

bool holds_stub(source::PageRow const& row) { return !row.article_id.empty() && row.content_hash.empty(); }

bool is_standing(source::PageRow const& row) {
  return row.role == source::PageRole::other && row.article_id.empty() && !row.content_hash.empty() && dating_of(row) != Dating::sure;
}

}  // namespace bifrons::crawl

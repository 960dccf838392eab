// SPDX-License-Identifier: GPL-3.0-or-later
// Open fields filled, topics assigned, terms made.
#include "indexer/write/preparer.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/detect.hpp"
#include "corpus/url/url.hpp"

namespace bifrons::write {
namespace {

Result<topics::Taxonomy> read_taxonomy(kb::Layout const& layout, std::shared_ptr<text::Analyzer> const& analyzer) {
  std::ifstream file(layout.topics(), std::ios::binary);
  if (!file) return topics::Taxonomy::parse(topics::default_taxonomy(), analyzer);
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  auto taxonomy = topics::Taxonomy::parse(text, analyzer);
  if (!taxonomy) return failure(taxonomy.error().code, layout.topics().string() + ": " + taxonomy.error().what, taxonomy.error().hint);
  return taxonomy;
}

/// A language with its signal was told by who read the page, spans and all; one without is looked at for spans.
void fill_languages(Article& article) {
  bool const given = !article.lang.empty() && article.lang != "und";
  if (given && (!article.spans.empty() || article.from.contains("lang"))) return;
  auto const found = text::detect_languages(article.text, given ? article.lang : std::string{});
  if (!given) {
    article.lang = found.main;
    if (found.main != "und") article.from.emplace("lang", "text");
  }
  if (!article.spans.empty()) return;
  for (auto const& piece : found.others)
    if (piece.lang != article.lang) article.spans.push_back({piece.lang, piece.where});
}

std::uint64_t file_number(std::filesystem::path const& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

}  // namespace

void fill_identity(Article& article) {
  if (article.site.empty() && !article.url.empty()) article.site = url::site(article.url);
  if (article.id.empty()) article.id = article_id(article);
}

bool says_the_same(Article stored, Article const& put) {
  stored.fetched = put.fetched;
  stored.archived = put.archived;
  return stored == put;
}

Result<Preparer> Preparer::open(kb::Layout const& layout) {
  auto analyzer = std::make_shared<text::Analyzer>();
  return read_taxonomy(layout, analyzer).map([&](topics::Taxonomy taxonomy) { return Preparer(layout, std::move(taxonomy), analyzer); });
}

Prepared Preparer::prepare(Article article, bool compare) {
  article.content_hash = content_hash(article.text);
  fill_languages(article);
  article.topics = taxonomy_.assign(article);
  Prepared out{std::move(article), {}};
  if (!compare || !is_stored(out.article)) out.document = schema::to_xapian(out.article, *analyzer_);
  return out;
}

/// Nothing hangs on the answer but work: what is no longer readable counts as not stored.
bool Preparer::is_stored(Article const& article) {
  try {
    if (auto const folder = file_number(layout_.index()); !committed_ || folder != folder_) {
      folder_ = folder;
      committed_.emplace(layout_.index().string());
    } else {
      committed_->reopen();
    }
    auto const term = schema::term(schema::id_prefix, article.id);
    auto const posting = committed_->postlist_begin(term);
    if (posting == committed_->postlist_end(term)) return false;
    auto stored = schema::from_xapian(committed_->get_document(*posting));
    return stored && says_the_same(std::move(*stored), article);
  } catch (Xapian::Error const&) {
    return false;
  }
}

}  // namespace bifrons::write

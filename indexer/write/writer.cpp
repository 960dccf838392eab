// SPDX-License-Identifier: GPL-3.0-or-later
// Articles into the index: open fields filled, copies of what stands there left alone, commits whole.
#include "indexer/write/writer.hpp"

#include <xapian.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/analyzer.hpp"
#include "corpus/text/detect.hpp"
#include "corpus/topics/taxonomy.hpp"
#include "corpus/url/url.hpp"

namespace bifrons::write {
namespace {

constexpr std::size_t max_text_bytes = 16U << 20;

/// A foreign exception as one of our errors, with the mend that its cause asks for. Xapian's classes have no virtual
/// table to ask; their type's name is what they offer.
tl::unexpected<Error> index_failure(kb::Layout const& layout, Xapian::Error const& error) {
  std::string_view const type = error.get_type();
  std::string const what = "the index of " + layout.root.string() + ": " + error.get_description();
  if (type == "DatabaseLockError")
    return failure(ErrorCode::busy, layout.root.string() + " is being written by another process", "wait until it ends, then run the command again");
  if (type == "DatabaseVersionError") return failure(ErrorCode::version, what, "use the version of bifrons that made it");
  bool const damaged = type == "DatabaseCorruptError" || what.find("EOF reading block") != what.npos;
  if (damaged) return failure(ErrorCode::broken, what, "restore it from a backup, or import again into a new knowledge base");
  return failure(ErrorCode::broken, what, "check free disk space and rights; what was committed before is whole (bifrons check)");
}

Result<topics::Taxonomy> read_taxonomy(kb::Layout const& layout) {
  std::ifstream file(layout.topics(), std::ios::binary);
  if (!file) return topics::Taxonomy::parse(topics::default_taxonomy());
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  auto taxonomy = topics::Taxonomy::parse(text);
  if (!taxonomy) return failure(taxonomy.error().code, layout.topics().string() + ": " + taxonomy.error().what, taxonomy.error().hint);
  return taxonomy;
}

void fill_languages(Article& article) {
  bool const given = !article.lang.empty() && article.lang != "und";
  if (given && !article.spans.empty()) return;
  auto const found = text::detect_languages(article.text, given ? article.lang : std::string{});
  if (!given) {
    article.lang = found.main;
    if (found.main != "und") article.from.emplace("lang", "text");
  }
  if (!article.spans.empty()) return;
  for (auto const& piece : found.others)
    if (piece.lang != article.lang) article.spans.push_back({piece.lang, piece.where});
}

void fill_open_fields(Article& article) {
  if (article.site.empty() && !article.url.empty()) article.site = url::site(article.url);
  if (article.id.empty()) article.id = article_id(article);
  article.content_hash = content_hash(article.text);
  fill_languages(article);
}

/// The same article but for when it was fetched and where it is kept: not worth a new revision of the index.
bool says_the_same(Article stored, Article const& put) {
  stored.fetched = put.fetched;
  stored.archived = put.archived;
  return stored == put;
}

}  // namespace

struct Writer::Impl {
  kb::Layout layout;
  kb::WriteLock lock;
  Xapian::WritableDatabase index;
  topics::Taxonomy taxonomy;
  text::Analyzer analyzer;
  std::size_t pending = 0;

  /// The stored document of an id; docid 0 where there is none.
  Xapian::docid find(std::string const& id_term) {
    auto const posting = index.postlist_begin(id_term);
    return posting == index.postlist_end(id_term) ? 0 : *posting;
  }

  Change put(Article const& article) {
    auto const id_term = schema::term(schema::id_prefix, article.id);
    auto const stored_at = find(id_term);
    if (stored_at != 0)
      if (auto stored = schema::from_xapian(index.get_document(stored_at)); stored && says_the_same(std::move(*stored), article)) return Change::unchanged;
    auto const document = schema::to_xapian(article, analyzer);
    if (stored_at != 0)
      index.replace_document(stored_at, document);
    else
      index.add_document(document);
    if (++pending >= batch) commit();
    return stored_at != 0 ? Change::replaced : Change::added;
  }

  void commit() {
    index.commit();
    pending = 0;
  }
};

Writer::Writer(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Writer::~Writer() {
  if (!impl_) return;
  try {
    impl_->index.close();
  } catch (Xapian::Error const&) {
    // Closing flushes nothing that was promised: the last commit stands.
  }
}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::open(kb::Layout const& layout) {
  auto lock = kb::WriteLock::take(layout);
  if (!lock) return tl::unexpected(lock.error());
  auto taxonomy = read_taxonomy(layout);
  if (!taxonomy) return tl::unexpected(taxonomy.error());
  try {
    Xapian::WritableDatabase index(layout.index().string(), Xapian::DB_OPEN);
    if (auto const analysis = index.get_metadata("analysis"); analysis != text::analysis_version)
      return failure(ErrorCode::version, "the index of " + layout.root.string() + " was made by analysis " + (analysis.empty() ? "unknown" : analysis) + ", this program's is " + std::string(text::analysis_version),
                     "run: bifrons upgrade --kb " + layout.root.string());
    return Writer(std::make_unique<Impl>(Impl{layout, std::move(*lock), std::move(index), std::move(*taxonomy), {}, 0}));
  } catch (Xapian::Error const& error) {
    return index_failure(layout, error);
  }
}

Result<Writer::Change> Writer::put(Article article) {
  if (article.text.size() > max_text_bytes)
    return failure(ErrorCode::bad_input, "the text of " + (article.url.empty() ? article.title : article.url) + " is longer than 16 MiB", "split the article");
  fill_open_fields(article);
  article.topics = impl_->taxonomy.assign(article);
  try {
    return impl_->put(article);
  } catch (Xapian::Error const& error) {
    return index_failure(impl_->layout, error);
  }
}

Result<bool> Writer::remove(std::string_view id) {
  try {
    auto const id_term = schema::term(schema::id_prefix, id);
    auto const stored_at = impl_->find(id_term);
    if (stored_at == 0) return false;
    impl_->index.delete_document(stored_at);
    if (++impl_->pending >= batch) impl_->commit();
    return true;
  } catch (Xapian::Error const& error) {
    return index_failure(impl_->layout, error);
  }
}

Result<void> Writer::commit() {
  try {
    impl_->commit();
    return {};
  } catch (Xapian::Error const& error) {
    return index_failure(impl_->layout, error);
  }
}

}  // namespace bifrons::write

// SPDX-License-Identifier: GPL-3.0-or-later
// The door: the lock, the index as this program understands it, and the pipeline behind them.
#include "indexer/write/writer.hpp"

#include <xapian.h>

#include <string>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"
#include "corpus/text/analyzer.hpp"
#include "indexer/write/index_error.hpp"
#include "indexer/write/pipeline.hpp"

namespace bifrons::write {
namespace {

constexpr std::size_t max_text_bytes = 16U << 20;

}  // namespace

struct Writer::Impl {
  kb::WriteLock lock;
  kb::Layout layout;
  Pipeline pipeline;
  std::optional<Xapian::Database> committed{};  ///< as of a commit; empty where a later one came
};

Writer::Writer(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::open(kb::Layout const& layout, Pace pace) {
  auto lock = kb::WriteLock::take(layout);
  if (!lock) return tl::unexpected(lock.error());
  auto preparer = Preparer::open(layout);
  if (!preparer) return tl::unexpected(preparer.error());
  try {
    Xapian::WritableDatabase index(layout.index().string(), Xapian::DB_OPEN);
    if (auto const analysis = index.get_metadata("analysis"); analysis != text::analysis_name())
      return failure(ErrorCode::version, "the index of " + layout.root.string() + " was made by analysis " + (analysis.empty() ? "unknown" : analysis) + ", this program's is " + text::analysis_name(),
                     "run: bifrons upgrade --kb " + layout.root.string());
    return Writer(std::unique_ptr<Impl>(new Impl{std::move(*lock), layout, Pipeline(layout, Index(std::make_unique<Parts>(layout, std::move(index), pace), pace), std::move(*preparer))}));
  } catch (Xapian::Error const& error) {
    return index_failure(layout, error);
  }
}

Result<void> Writer::put(Article article) {
  if (article.text.size() > max_text_bytes)
    return failure(ErrorCode::bad_input, "the text of " + (article.url.empty() ? article.title : article.url) + " is longer than 16 MiB", "split the article");
  return impl_->pipeline.put(std::move(article));
}

Result<bool> Writer::remove(std::string_view id) { return impl_->pipeline.remove(id); }

Result<void> Writer::commit() {
  impl_->committed.reset();
  return impl_->pipeline.commit();
}

Result<std::optional<Article>> Writer::stored(std::string_view id) {
  auto& index = impl_->committed;
  for (bool again = true;; again = false) try {
      if (!index) index.emplace(impl_->layout.index().string());
      auto const term = schema::term(schema::id_prefix, id);
      auto const posting = index->postlist_begin(term);
      if (posting == index->postlist_end(term)) return std::nullopt;
      auto article = schema::from_xapian(index->get_document(*posting));
      return article ? std::optional(std::move(*article)) : std::nullopt;
    } catch (Xapian::DatabaseModifiedError const& error) {  // a full batch was committed meanwhile
      index.reset();
      if (!again) return index_failure(impl_->layout, error);
    } catch (Xapian::Error const& error) {
      return index_failure(impl_->layout, error);
    }
}
Tally Writer::tally() const { return impl_->pipeline.tally(); }

}  // namespace bifrons::write

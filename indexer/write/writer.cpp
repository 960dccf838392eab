// SPDX-License-Identifier: GPL-3.0-or-later
// The door: the lock, the index as this program understands it, and the pipeline behind them.
#include "indexer/write/writer.hpp"

#include <xapian.h>

#include <string>
#include <utility>

#include "corpus/text/analyzer.hpp"
#include "indexer/write/index_error.hpp"
#include "indexer/write/pipeline.hpp"

namespace bifrons::write {
namespace {

constexpr std::size_t max_text_bytes = 16U << 20;

}  // namespace

struct Writer::Impl {
  kb::WriteLock lock;
  Pipeline pipeline;
};

Writer::Writer(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::open(kb::Layout const& layout) {
  auto lock = kb::WriteLock::take(layout);
  if (!lock) return tl::unexpected(lock.error());
  auto preparer = Preparer::open(layout);
  if (!preparer) return tl::unexpected(preparer.error());
  try {
    Xapian::WritableDatabase index(layout.index().string(), Xapian::DB_OPEN);
    if (auto const analysis = index.get_metadata("analysis"); analysis != text::analysis_name())
      return failure(ErrorCode::version, "the index of " + layout.root.string() + " was made by analysis " + (analysis.empty() ? "unknown" : analysis) + ", this program's is " + text::analysis_name(),
                     "run: bifrons upgrade --kb " + layout.root.string());
    return Writer(std::unique_ptr<Impl>(new Impl{std::move(*lock), Pipeline(layout, Index(std::move(index)), std::move(*preparer))}));
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
Result<void> Writer::commit() { return impl_->pipeline.commit(); }
Tally Writer::tally() const { return impl_->pipeline.tally(); }

}  // namespace bifrons::write

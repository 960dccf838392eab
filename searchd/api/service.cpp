// SPDX-License-Identifier: GPL-3.0-or-later
// Searchers are opened when first asked for, so that the daemon starts (and says what is wrong) without an index.
#include "searchd/api/service.hpp"

#include <algorithm>
#include <utility>

namespace bifrons::api {
namespace {

constexpr std::chrono::seconds retry_after{1};

Result<query::Searcher> open_searcher(kb::Layout const& kb, std::shared_ptr<query::CompletionKeeper> completions) {
  auto layout = kb::open(kb.root);
  if (!layout) return tl::unexpected(layout.error());
  return query::Searcher::open(*layout, std::move(completions));
}

}  // namespace

Service::Service(Options options) : options_(std::move(options)), completions_(std::make_shared<query::CompletionKeeper>(options_.kb.index())), slots_(std::max(options_.workers, 1U)) {}

Result<query::Searcher*> Service::searcher(unsigned worker) {
  auto& slot = slots_.at(worker);
  if (slot.searcher) return &*slot.searcher;
  auto const now = std::chrono::steady_clock::now();
  if (slot.error && now - slot.tried < retry_after) return tl::unexpected(*slot.error);
  slot.tried = now;
  auto opened = open_searcher(options_.kb, completions_);
  if (!opened) {
    slot.error = opened.error();
    return tl::unexpected(opened.error());
  }
  slot.error.reset();
  slot.searcher.emplace(std::move(*opened));
  return &*slot.searcher;
}

}  // namespace bifrons::api

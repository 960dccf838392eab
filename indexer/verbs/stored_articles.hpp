// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that stand in the index, one by one, for verbs that look at all of them.
#pragma once

#include <cstddef>
#include <functional>

#include "corpus/article/article.hpp"
#include "corpus/base/result.hpp"
#include "corpus/kb/kb.hpp"

namespace bifrons::indexer_verbs {

/// In index order; what visit itself writes does not disturb the walk. A record that does not decode goes to broken; visit's error
/// ends the walk and is its answer. Gives the number of articles visited.
[[nodiscard]] Result<std::size_t> each_stored(kb::Layout const&, std::function<Result<void>(Article)> const& visit, std::function<void(Error const&)> const& broken);

/// What the index library itself finds wrong with its files: 0 where they are sound.
[[nodiscard]] Result<std::size_t> index_faults(kb::Layout const&);

}  // namespace bifrons::indexer_verbs

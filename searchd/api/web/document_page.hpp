// SPDX-License-Identifier: GPL-3.0-or-later
// One article as a page: where each fact about it was read, its text, what is like it.
#pragma once

#include <span>
#include <string>

#include "corpus/article/article.hpp"
#include "searchd/query/searcher.hpp"

namespace bifrons::api::web {

[[nodiscard]] std::string document_page(Article const&, std::span<query::Hit const> similar, std::vector<std::string> const& topic_labels = {});

}  // namespace bifrons::api::web

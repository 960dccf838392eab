// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page is an article, a list of others, or neither.
#pragma once

#include <string_view>

#include "indexer/extract/content.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

/// What is known when the kind is judged. url: the page's own address, base: that for relative links.
struct KindEvidence {
  Sources const& sources;
  Metadata const& metadata;
  Content const& content;
  std::string_view base;
};

[[nodiscard]] PageKind judge_kind(KindEvidence const& evidence);

}  // namespace bifrons::extract

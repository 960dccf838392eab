// SPDX-License-Identifier: GPL-3.0-or-later
// The article's language, and where it changes: told by the text, with the page's own marks as evidence.
#pragma once

#include "corpus/article/article.hpp"
#include "indexer/extract/metadata.hpp"

namespace bifrons::extract {

/// Fills lang, spans and their signal of an article whose text is the body blocks of content (other text: its marks are left aside).
void fill_language(Article& article, Sources const& sources, Content const& content);

}  // namespace bifrons::extract

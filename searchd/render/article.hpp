// SPDX-License-Identifier: GPL-3.0-or-later
// One article, for scripts and for people.
#pragma once

#include <string>
#include <vector>

#include "corpus/article/article.hpp"
#include "searchd/render/terminal.hpp"

namespace bifrons::render {

/// The document answer: every field of the contract, unknown as null; without a newline.
[[nodiscard]] std::string article_json(Article const&);
/// For `show`: title, what is known with the signal it was read from, the text wrapped.
[[nodiscard]] std::string article_text(Article const&, Style, std::vector<std::string> const& topic_labels = {});

}  // namespace bifrons::render

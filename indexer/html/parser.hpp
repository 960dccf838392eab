// SPDX-License-Identifier: GPL-3.0-or-later
// The parser's own tree, owned: the seam behind which its C interface stays.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/base/result.hpp"
#include "indexer/html/dom.hpp"

struct lxb_dom_node;
struct lxb_html_document;

namespace bifrons::html {

struct DocumentDeleter {
  void operator()(lxb_html_document* document) const noexcept;
};
using ParsedDocument = std::unique_ptr<lxb_html_document, DocumentDeleter>;

/// The tree, and the node under which the page or fragment hangs.
struct Parsed {
  ParsedDocument document;
  lxb_dom_node* root = nullptr;
};

/// context is empty for a whole page.
[[nodiscard]] Result<Parsed> run_parser(std::string_view utf8, std::string_view context, Limits const& limits);

}  // namespace bifrons::html
